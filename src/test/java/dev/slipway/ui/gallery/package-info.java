@NullMarked
package dev.slipway.ui.gallery;

import org.jspecify.annotations.NullMarked;
