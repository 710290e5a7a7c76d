/** Tests of what is said of plans and releases. */
@NullMarked
package dev.slipway.app.words;

import org.jspecify.annotations.NullMarked;
