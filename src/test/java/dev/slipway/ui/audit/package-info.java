/** Tests of this screen. */
@NullMarked
package dev.slipway.ui.audit;

import org.jspecify.annotations.NullMarked;
