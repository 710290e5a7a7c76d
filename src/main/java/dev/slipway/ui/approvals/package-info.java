/** What people signed of a promotion, wherever a screen shows one. */
@NullMarked
package dev.slipway.ui.approvals;

import org.jspecify.annotations.NullMarked;
