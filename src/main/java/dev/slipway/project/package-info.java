/** The configuration of a project, slipway.yaml and slipway.policy.yaml, as other rooms use it: plain data, complete and valid. It knows neither files nor lines, and never does what it says. */
@NullMarked
package dev.slipway.project;

import org.jspecify.annotations.NullMarked;
