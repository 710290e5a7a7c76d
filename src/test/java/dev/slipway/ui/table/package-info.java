@NullMarked
package dev.slipway.ui.table;

import org.jspecify.annotations.NullMarked;
