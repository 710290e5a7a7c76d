/** The settings screen. */
@NullMarked
package dev.slipway.ui.settings;

import org.jspecify.annotations.NullMarked;
