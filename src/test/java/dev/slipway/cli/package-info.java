/** The command line as a person meets it: what it prints, what it changes, its exit status. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
