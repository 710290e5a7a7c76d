/** The audit trail as others see it: entries, what can be asked of them, and what went wrong. {@code live} opens a journal and shares it between processes, {@code files} keeps it. It opens no file, and entries are never changed or removed. */
@NullMarked
package dev.slipway.journal;

import org.jspecify.annotations.NullMarked;
