/** Tests of what forges say of commits, on screen. */
@NullMarked
package dev.slipway.ui.checks;

import org.jspecify.annotations.NullMarked;
