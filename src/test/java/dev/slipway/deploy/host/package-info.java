@NullMarked
package dev.slipway.deploy.host;

import org.jspecify.annotations.NullMarked;
