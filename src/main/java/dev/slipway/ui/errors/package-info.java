/** Errors in logs by the release that their host ran, shown beside a deployment and in a review. */
@NullMarked
package dev.slipway.ui.errors;

import org.jspecify.annotations.NullMarked;
