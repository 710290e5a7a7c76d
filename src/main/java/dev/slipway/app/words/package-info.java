/** How values, plans and steps are put into words, the same on every screen and on the command line. Pure text. */
@NullMarked
package dev.slipway.app.words;

import org.jspecify.annotations.NullMarked;
