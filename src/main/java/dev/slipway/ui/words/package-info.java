/** How values and states are put into words, the same on every screen. Pure text; it knows no controls and no use case. */
@NullMarked
package dev.slipway.ui.words;

import org.jspecify.annotations.NullMarked;
