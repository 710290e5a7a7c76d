/** Other programs that work on repositories: where they are on this machine. */
@NullMarked
package dev.slipway.git.program;

import org.jspecify.annotations.NullMarked;
