/** The demonstration, tried with programs that know nothing of it. */
@NullUnmarked
package dev.slipway.demo;

import org.jspecify.annotations.NullUnmarked;
