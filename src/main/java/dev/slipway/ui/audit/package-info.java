/** The trail: reading, filtering, checking and exporting it. It never writes an entry. */
@NullMarked
package dev.slipway.ui.audit;

import org.jspecify.annotations.NullMarked;
