/** The Logs screen: what all hosts write, in one list with filters, hits, marks of deployments and a histogram. */
@NullMarked
package dev.slipway.ui.logs;

import org.jspecify.annotations.NullMarked;
