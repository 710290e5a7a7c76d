package dev.slipway.app;

import dev.slipway.secret.Masking;
import dev.slipway.ssh.wire.SshSettings;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a workspace gets from outside.
 *
 * @param random makes ids of deployments differ when two begin in one second
 * @param masking knows each secret value that the workspace has read, for all that is shown and recorded
 */
public record WorkspaceSettings(
        DataDirectory data,
        SshSettings ssh,
        String user,
        String machine,
        Clock clock,
        RandomGenerator random,
        Masking masking) {}
