@NullMarked
package dev.slipway.logs.release;

import org.jspecify.annotations.NullMarked;
