/** What changed in a file, wherever a screen lists files. */
@NullMarked
package dev.slipway.ui.diff;

import org.jspecify.annotations.NullMarked;
