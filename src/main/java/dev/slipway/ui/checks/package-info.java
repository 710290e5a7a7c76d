/** What a forge says of a commit's checks, wherever a screen shows a commit. */
@NullMarked
package dev.slipway.ui.checks;

import org.jspecify.annotations.NullMarked;
