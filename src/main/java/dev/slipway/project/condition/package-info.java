/** Conditions, the one-line rules that an answer must fulfil: read from their text and judged. It never asks for the answer itself. */
@NullMarked
package dev.slipway.project.condition;

import org.jspecify.annotations.NullMarked;
