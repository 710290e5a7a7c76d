/** The configuration of a project, slipway.yaml and slipway.policy.yaml: its model, strict reading, and errors that name file, line and column. It never does what the file says. */
@NullMarked
package dev.slipway.project;

import org.jspecify.annotations.NullMarked;
