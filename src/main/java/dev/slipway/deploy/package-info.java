/** What a deployment is: the plan and the events as data, the state that they add up to, and what the hosts answer. {@code plan} makes plans, {@code run} runs them, {@code host} is one host. It knows no window and no database. */
@NullMarked
package dev.slipway.deploy;

import org.jspecify.annotations.NullMarked;
