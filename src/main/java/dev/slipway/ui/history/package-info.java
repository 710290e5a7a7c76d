/** The commit graph with branches, tags and what is live where; what a commit is, and what lies between two of them. */
@NullMarked
package dev.slipway.ui.history;

import org.jspecify.annotations.NullMarked;
