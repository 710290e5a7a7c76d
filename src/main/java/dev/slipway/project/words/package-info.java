/** How people write in a file and how messages answer: durations, the known word that was meant, words in quotes. Pure text; it knows no key of any file. */
@NullMarked
package dev.slipway.project.words;

import org.jspecify.annotations.NullMarked;
