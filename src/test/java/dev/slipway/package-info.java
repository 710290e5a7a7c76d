/** What holds for the whole house. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
