/** The forms in which programs write records. Each line is looked at by itself: one stream may have several. */
@NullMarked
package dev.slipway.logs.format;

import org.jspecify.annotations.NullMarked;
