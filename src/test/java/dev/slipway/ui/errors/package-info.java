@NullMarked
package dev.slipway.ui.errors;

import org.jspecify.annotations.NullMarked;
