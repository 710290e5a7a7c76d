/** The use cases, on real repositories and real trails. */
@NullMarked
package dev.slipway.app;

import org.jspecify.annotations.NullMarked;
