@NullMarked
package dev.slipway.ui.work;

import org.jspecify.annotations.NullMarked;
