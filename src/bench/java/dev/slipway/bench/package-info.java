/** Benchmarks: each has a main method and is run by {@code src/bench/run}. They measure; they never decide a build. */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
