/** Tests of this screen. */
@NullMarked
package dev.slipway.ui.history;

import org.jspecify.annotations.NullMarked;
