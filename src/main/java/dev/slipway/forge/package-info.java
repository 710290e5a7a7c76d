/**
 * GitHub and GitLab: which of them has a repository, and what it says of a commit's checks. It only asks. A token goes to
 * the scheme, host and port of its forge's API and nowhere else, and is kept nowhere here.
 */
@NullMarked
package dev.slipway.forge;

import org.jspecify.annotations.NullMarked;
