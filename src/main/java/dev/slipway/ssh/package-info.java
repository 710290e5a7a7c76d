/** Hosts as other rooms use them: connections, commands on them, uploads through them, HTTP requests from them and channels to what runs or listens on them, and the questions that a person is asked. It never decides what to run and builds no command from unquoted text. */
@NullMarked
package dev.slipway.ssh;

import org.jspecify.annotations.NullMarked;
