@NullMarked
package dev.slipway.forge;

import org.jspecify.annotations.NullMarked;
