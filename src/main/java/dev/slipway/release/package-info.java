/** What a release is: version, tag, revision, and the files with their digests. Pure values; it never reads a repository or a host. */
@NullMarked
package dev.slipway.release;

import org.jspecify.annotations.NullMarked;
