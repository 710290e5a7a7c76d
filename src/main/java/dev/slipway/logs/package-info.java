/**
 * What programs write of themselves, as records: each with its time, level and words, whatever form it has, and all of them in
 * the order of time. It reads text and never asks where that comes from.
 */
@NullMarked
package dev.slipway.logs;

import org.jspecify.annotations.NullMarked;
