/** One way to write a value as JSON and to read it back: sorted keys, no white space, UTF-8. It knows no type of another room. */
@NullMarked
package dev.slipway.json;

import org.jspecify.annotations.NullMarked;
