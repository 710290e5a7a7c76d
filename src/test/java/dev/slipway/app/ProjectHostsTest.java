package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HostLine.State;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.wire.SshConnections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a host after it was tested. */
class ProjectHostsTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path directory;

    private ProjectConfig configuration(RealSshd server) {
        try (RecordedProject project =
                RecordedProject.in(directory, Clock.systemUTC(), server.settings(), """
                schema: 1
                project: shop-api
                environments:
                  staging: { tier: staging, hosts: [{ name: stage-1, address: "%s", groups: [web] }] }
                components:
                  web: { group: web, strategy: releases, root: /srv/shop-api, files: [src/**] }
                """.formatted(server.address()))) {
            return project.workspace().project().configuration();
        }
    }

    @Test
    void aHostWhoseCommandDoesNotEndIsNotCalledConnectedUntilATestOfItEndsWell() throws Exception {
        Path stuck = directory.resolve("stuck");
        Files.createFile(stuck);
        try (RealSshd server = RealSshd.start(
                        Files.createDirectory(directory.resolve("sshd")),
                        "ForceCommand test -e " + stuck + " && exec sleep 60; uname -sr");
                SshConnections connections = SshConnections.open(server.settings())) {
            ProjectConfig configuration = configuration(server);
            ProjectHosts access = new ProjectHosts(connections.ways(), () -> configuration, SHORT);
            List<HostLine> hosts = access.hosts();
            access.test(hosts, _ -> {});
            assertThat(access.look(hosts)).singleElement().satisfies(host -> {
                assertThat(host.state()).isInstanceOfSatisfying(State.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(Reason.DEADLINE);
                    assertThat(failed.why()).contains("uname");
                });
                assertThat(host.tried()).isEmpty();
            });

            Files.delete(stuck);
            access.test(hosts, _ -> {});
            assertThat(access.look(hosts))
                    .singleElement()
                    .satisfies(host -> assertThat(host.state()).isInstanceOf(State.Connected.class));
        }
    }

    @Test
    void aFailedTestIsForgottenOnceTheHostIsConnectedToAnew() throws Exception {
        try (RealSshd server = RealSshd.start(Files.createDirectory(directory.resolve("sshd")));
                SshConnections connections = SshConnections.open(server.settings())) {
            ProjectConfig configuration = configuration(server);
            ProjectHosts access = new ProjectHosts(connections.ways(), () -> configuration, Duration.ofSeconds(10));
            List<HostLine> hosts = access.hosts();
            Path allowed = directory.resolve("sshd/authorized_keys");
            Path away = Files.move(allowed, directory.resolve("away"));
            access.test(hosts, _ -> {});
            assertThat(access.look(hosts))
                    .singleElement()
                    .satisfies(host -> assertThat(host.state()).isInstanceOf(State.Failed.class));

            Files.move(away, allowed);
            connections.to(server.address());
            assertThat(access.look(hosts))
                    .singleElement()
                    .satisfies(host -> assertThat(host.state()).isInstanceOf(State.Connected.class));
        }
    }
}
