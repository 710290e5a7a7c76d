@NullMarked
package dev.slipway.logs.source;

import org.jspecify.annotations.NullMarked;
