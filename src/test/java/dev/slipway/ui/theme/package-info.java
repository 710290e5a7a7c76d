@NullMarked
package dev.slipway.ui.theme;

import org.jspecify.annotations.NullMarked;
