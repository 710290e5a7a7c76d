/** What happens on one host: the scripts of the phases, what a host has, what travels to it, the lease. It decides nothing between hosts. */
@NullMarked
package dev.slipway.deploy.host;

import org.jspecify.annotations.NullMarked;
