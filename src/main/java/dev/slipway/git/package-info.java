/** The repository: revisions, branches, tags, signatures, files, what lies between two revisions, and what is fetched from and pushed to other repositories. It never touches the work tree or the index. */
@NullMarked
package dev.slipway.git;

import org.jspecify.annotations.NullMarked;
