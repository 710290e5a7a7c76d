/** Whether a promotion may go on: when an environment is open, and which of its gates are passed. Pure: facts and a time come in, and it never asks a clock, a host, a repository or a journal. */
@NullMarked
package dev.slipway.promotion;

import org.jspecify.annotations.NullMarked;
