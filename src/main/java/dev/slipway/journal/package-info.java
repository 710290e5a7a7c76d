/** The audit trail: append, read, verify, export. Entries are never changed or removed, and an appended entry is on disk before append returns. */
@NullMarked
package dev.slipway.journal;

import org.jspecify.annotations.NullMarked;
