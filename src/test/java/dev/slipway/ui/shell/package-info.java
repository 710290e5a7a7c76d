@NullMarked
package dev.slipway.ui.shell;

import org.jspecify.annotations.NullMarked;
