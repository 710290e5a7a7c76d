/** The list of deployments, and one deployment: live and from the trail the same. It decides nothing about one. */
@NullMarked
package dev.slipway.ui.deployment;

import org.jspecify.annotations.NullMarked;
