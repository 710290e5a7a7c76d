/** Who logs in and with what: key files, the keys of an SSH agent, in the order of OpenSSH's client. It opens no connection to a host. */
@NullMarked
package dev.slipway.ssh.login;

import org.jspecify.annotations.NullMarked;
