/** What the tests of all screens share: sample records, and a workspace that tells them. */
@NullMarked
package dev.slipway.ui;

import org.jspecify.annotations.NullMarked;
