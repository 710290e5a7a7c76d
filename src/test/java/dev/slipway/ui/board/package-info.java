/** Tests of this screen. */
@NullMarked
package dev.slipway.ui.board;

import org.jspecify.annotations.NullMarked;
