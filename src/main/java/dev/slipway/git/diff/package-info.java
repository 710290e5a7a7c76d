/** What changed in one file: its lines and words, or what else it is. It reads objects of a repository, knows no revision and writes nothing. */
@NullMarked
package dev.slipway.git.diff;

import org.jspecify.annotations.NullMarked;
