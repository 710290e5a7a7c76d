/** What an act would change, before it is done: its commits, files, plan and way back, and the confirmation of a person. */
@NullMarked
package dev.slipway.ui.review;

import org.jspecify.annotations.NullMarked;
