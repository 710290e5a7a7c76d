/** Colours, type and spacing of the window. It knows no screens. */
@NullMarked
package dev.slipway.ui.theme;

import org.jspecify.annotations.NullMarked;
