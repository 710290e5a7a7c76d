/** Tests of this room. */
@NullMarked
package dev.slipway.ui.project;

import org.jspecify.annotations.NullMarked;
