@NullMarked
package dev.slipway.ui.logs;

import org.jspecify.annotations.NullMarked;
