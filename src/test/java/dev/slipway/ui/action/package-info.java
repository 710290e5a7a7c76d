@NullMarked
package dev.slipway.ui.action;

import org.jspecify.annotations.NullMarked;
