/** The frame around the screens: rail, top bar, palette, running work, toasts and sheets. It never reads what a screen shows. */
@NullMarked
package dev.slipway.ui.shell;

import org.jspecify.annotations.NullMarked;
