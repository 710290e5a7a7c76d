/** How tables of records are filled: texts, pills and times in cells. It knows no screen. */
@NullMarked
package dev.slipway.ui.table;

import org.jspecify.annotations.NullMarked;
