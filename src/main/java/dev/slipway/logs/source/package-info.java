/** Reads the logs of hosts over their connections: files, journals, containers and what commands write. It takes up each one where it was left when a connection breaks, and says what came late and what is missing. */
@NullMarked
package dev.slipway.logs.source;

import org.jspecify.annotations.NullMarked;
