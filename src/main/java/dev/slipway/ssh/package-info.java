/** Connections to hosts, commands on them, uploads through them and HTTP requests from them. It never decides what to run and builds no command from unquoted text. */
@NullMarked
package dev.slipway.ssh;

import org.jspecify.annotations.NullMarked;
