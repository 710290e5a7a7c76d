/**
 * GitHub and GitLab: which of them has a repository, and what it says of a commit's checks. It only asks. A token goes to the
 * API of its forge and nowhere else, and is kept nowhere here.
 */
@NullMarked
package dev.slipway.forge;

import org.jspecify.annotations.NullMarked;
