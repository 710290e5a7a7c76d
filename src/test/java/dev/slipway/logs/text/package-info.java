@NullMarked
package dev.slipway.logs.text;

import org.jspecify.annotations.NullMarked;
