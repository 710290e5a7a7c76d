/** Every widget in all its states, for development. It runs no use case. */
@NullMarked
package dev.slipway.ui.gallery;

import org.jspecify.annotations.NullMarked;
