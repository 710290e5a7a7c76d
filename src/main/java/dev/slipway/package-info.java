/** The entry of Slipway. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
