@NullMarked
package dev.slipway.ui.widget;

import org.jspecify.annotations.NullMarked;
