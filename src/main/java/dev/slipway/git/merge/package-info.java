/** What a merge of two commits would give: a tree, or conflicts. It writes objects; no ref, no work tree, no index. */
@NullMarked
package dev.slipway.git.merge;

import org.jspecify.annotations.NullMarked;
