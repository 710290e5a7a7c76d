/** The commands: they read arguments, call a use case of app, print its result and set the exit status. No logic of their own. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
