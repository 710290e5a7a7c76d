/**
 * What logs say of releases: which errors were written while a host ran which release, and which of them the one before never
 * wrote. It is given records and marks, and never asks where they come from.
 */
@NullMarked
package dev.slipway.logs.release;

import org.jspecify.annotations.NullMarked;
