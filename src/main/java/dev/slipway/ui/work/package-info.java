/** Work beside the window's thread: it runs blocking use cases and hands back results, faults and batches of events. It knows no controls. */
@NullMarked
package dev.slipway.ui.work;

import org.jspecify.annotations.NullMarked;
