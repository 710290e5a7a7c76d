/** Values that nobody is to read: passphrases, passwords, tokens; where they come from, and text without them. It keeps none on disk and asks nobody for one. */
@NullMarked
package dev.slipway.secret;

import org.jspecify.annotations.NullMarked;
