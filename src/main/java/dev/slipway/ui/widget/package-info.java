/** The small parts that screens are built of. They show what they are given and know no use case. */
@NullMarked
package dev.slipway.ui.widget;

import org.jspecify.annotations.NullMarked;
