package dev.slipway.journal;

/**
 * Who did it.
 *
 * @param user the login name on the workstation
 * @param machine the workstation's name
 * @param identity name and mail address as git has them, or empty
 */
public record Actor(String user, String machine, String identity) {}
