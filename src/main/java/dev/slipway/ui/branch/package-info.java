/** Acts on branches as a person is asked about them: what would change stands there before anything is done. */
@NullMarked
package dev.slipway.ui.branch;

import org.jspecify.annotations.NullMarked;
