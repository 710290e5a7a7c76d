/**
 * Texts that others wrote, made safe to show and to copy: colours become styles, and everything else that would act, hide or
 * reorder is made visible.
 */
@NullMarked
package dev.slipway.logs.text;

import org.jspecify.annotations.NullMarked;
