/** Opens journals: one process owns the files, the others work on the same trail through it, and one of them takes over when it ends. It reads and writes entries through {@code files} only and knows no SQL. */
@NullMarked
package dev.slipway.journal.live;

import org.jspecify.annotations.NullMarked;
