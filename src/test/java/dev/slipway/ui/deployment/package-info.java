/** Tests of this screen. */
@NullMarked
package dev.slipway.ui.deployment;

import org.jspecify.annotations.NullMarked;
