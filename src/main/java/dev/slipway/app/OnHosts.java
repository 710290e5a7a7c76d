package dev.slipway.app;

/**
 * What is done directly on hosts.
 *
 * @param access the connections to them
 * @param logs what they log
 */
record OnHosts(HostAccess access, Logs logs) {}
