/** Whether a promotion may go on: when an environment is open, which of its gates are passed, and how long it should take. Pure: facts and a time come in, and it never asks a clock, a host, a repository or a journal. */
@NullMarked
package dev.slipway.promotion;

import org.jspecify.annotations.NullMarked;
