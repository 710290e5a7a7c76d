/** Tests of this screen. */
@NullMarked
package dev.slipway.ui.review;

import org.jspecify.annotations.NullMarked;
