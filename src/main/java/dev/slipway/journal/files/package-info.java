/** The files of a journal: the log, the database as its index, the noted head, and the checks that they agree. An appended entry is on disk before append returns, and no entry is ever changed or removed. It decides nothing about who may use them. */
@NullMarked
package dev.slipway.journal.files;

import org.jspecify.annotations.NullMarked;
