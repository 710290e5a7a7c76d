/** What is live where, how healthy it is, and what the next promotion would bring. It asks hosts in the background only. */
@NullMarked
package dev.slipway.ui.board;

import org.jspecify.annotations.NullMarked;
