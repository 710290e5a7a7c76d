/**
 * Logs as they are read, kept for a while on the disk, with an index of their records, merged in the order of time, and searched.
 * Text is read only where somebody looks.
 */
@NullMarked
package dev.slipway.logs.timeline;

import org.jspecify.annotations.NullMarked;
