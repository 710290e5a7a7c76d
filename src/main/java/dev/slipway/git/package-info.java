/** The repository: revisions, branches, tags, files, and what lies between two revisions. It never touches the work tree or the index. */
@NullMarked
package dev.slipway.git;

import org.jspecify.annotations.NullMarked;
