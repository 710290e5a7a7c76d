/** The composition root and the use cases that the window and the command line share. One code path an action. */
@NullMarked
package dev.slipway.app;

import org.jspecify.annotations.NullMarked;
