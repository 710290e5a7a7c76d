/** Reading slipway.yaml and slipway.policy.yaml strictly, into the model, with errors that name file, line and column. It opens no file and never does what one says. */
@NullMarked
package dev.slipway.project.yaml;

import org.jspecify.annotations.NullMarked;
