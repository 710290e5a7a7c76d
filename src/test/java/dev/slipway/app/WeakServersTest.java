package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of servers, by what they offer. */
class WeakServersTest {
    @TempDir
    Path directory;

    private List<Finding> findings(String... configuration) throws Exception {
        try (RealSshd server = RealSshd.start(Files.createDirectory(directory.resolve("sshd")), configuration);
                RecordedProject project =
                        RecordedProject.in(directory, Clock.systemUTC(), server.settings(), """
                            schema: 1
                            project: shop-api
                            environments:
                              staging: { tier: staging, hosts: [{ name: stage-1, address: "%s", groups: [web] }] }
                            components:
                              web: { group: web, strategy: releases, root: "%s", files: [src/**] }
                            """.formatted(
                                        server.address(), directory.resolve("root")))) {
            return project.workspace().doctor(Optional.empty(), _ -> {}).stream()
                    .filter(finding -> finding.subject().equals("staging / stage-1"))
                    .filter(finding -> finding.level() == Finding.Level.WARNING)
                    .toList();
        }
    }

    @Test
    void aServerThatOffersWeakThingsIsWarnedOfWithTheLineThatMendsIt() throws Exception {
        List<Finding> found =
                findings("Ciphers aes128-gcm@openssh.com,3des-cbc", "KexAlgorithms +diffie-hellman-group1-sha1");

        assertThat(found)
                .extracting(Finding::message)
                .containsExactly(
                        "It offers key exchange with SHA-1: diffie-hellman-group1-sha1.",
                        "It offers ciphers that are broken or in CBC mode: 3des-cbc.");
        assertThat(found)
                .extracting(Finding::remedy)
                .allMatch(remedy -> remedy.startsWith("Write at the top of its sshd_config"));
    }

    @Test
    void aStockServerIsNotWarnedOf() throws Exception {
        assertThat(findings()).isEmpty();
    }
}
