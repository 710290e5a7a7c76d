/** Who signed a commit or a tag, and signing tags, with the programs and settings that git uses for it. It knows contents, no names of revisions. */
@NullMarked
package dev.slipway.git.signature;

import org.jspecify.annotations.NullMarked;
