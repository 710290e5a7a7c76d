package dev.slipway.app;

import dev.slipway.ssh.wire.SshSettings;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a workspace gets from outside.
 *
 * @param random makes ids of deployments differ when two begin in one second
 */
public record WorkspaceSettings(
        DataDirectory data, SshSettings ssh, String user, String machine, Clock clock, RandomGenerator random) {}
