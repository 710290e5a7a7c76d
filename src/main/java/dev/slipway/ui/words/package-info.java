/** How states and progress are put into words and colours, the same on every screen. It knows no use case. */
@NullMarked
package dev.slipway.ui.words;

import org.jspecify.annotations.NullMarked;
