package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Address;
import dev.slipway.project.Environment;
import dev.slipway.project.Tier;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ssh.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of a host that is seen for the first time. */
class NewcomerTest {
    @TempDir
    private Path directory;

    private Newcomer newcomer(String name, RecordedProject.Place... places) {
        try (RecordedProject project = RecordedProject.in(directory, new HandClock(Instant.EPOCH), places)) {
            List<Environment> environments =
                    project.workspace().project().configuration().environments();
            String address =
                    environments.getFirst().hosts().getFirst().address().host();
            return Newcomer.of(
                    new FirstContact(name.isEmpty() ? address : name, address, 22, "ssh-ed25519", "SHA256:x", ""),
                    environments);
        }
    }

    @Test
    void aHostOfStagingIsAcceptedByAYes() {
        Newcomer newcomer = newcomer("", new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));

        assertThat(newcomer.role()).isEqualTo("stage-1 of staging");
        assertThat(newcomer.byFingerprint()).isFalse();
    }

    @Test
    void aHostThatIsOneOfProductionTooIsNot() {
        Newcomer newcomer = newcomer(
                "",
                new RecordedProject.Place("staging", Tier.STAGING, List.of("web-1")),
                new RecordedProject.Place("production", Tier.PRODUCTION, List.of("web-1")));

        assertThat(newcomer.role()).isEqualTo("web-1 of staging, web-1 of production");
        assertThat(newcomer.byFingerprint()).isTrue();
        assertThat(newcomer.strictFor()).isEqualTo("a host of production");
    }

    @Test
    void aHostThatTheFileDoesNotNameIsNotEither() {
        Newcomer newcomer = newcomer("bastion", new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));

        assertThat(newcomer.role()).isEqualTo("slipway.yaml does not name it");
        assertThat(newcomer.byFingerprint()).isTrue();
        assertThat(newcomer.strictFor()).isEqualTo("a host that slipway.yaml does not name");
    }

    @Test
    void aHostThatCameToProductionSinceTheProjectWasOpenedIsAskedAboutAsOneOfIt() throws Exception {
        try (RealSshd server = RealSshd.start(Files.createDirectory(directory.resolve("sshd")));
                RecordedProject project = RecordedProject.in(
                        directory, Clock.systemUTC(), server.settings(), file("staging", server.address()))) {
            Files.writeString(server.knownHosts(), "");
            AtomicReference<Newcomer> asked = new AtomicReference<>();
            project.reopen(new Questions(new Refusing(asked), Questions.NOBODY.passphrases()));
            project.configure(file("production", server.address()));

            HostAccess access = project.workspace().hosts();
            access.test(access.hosts(), _ -> {});

            assertThat(asked.get().role()).isEqualTo("web-1 of production");
            assertThat(asked.get().byFingerprint()).isTrue();
        }
    }

    private static String file(String tier, Address address) {
        return """
            schema: 1
            project: shop-api
            environments:
              %1$s: { tier: %1$s, hosts: [{ name: web-1, address: "%2$s", groups: [web] }] }
            components:
              web: { group: web, strategy: releases, root: /srv/shop-api, files: [src/**] }
            """.formatted(tier, address);
    }

    /** Refuses every host, and remembers which was asked about. */
    private record Refusing(AtomicReference<Newcomer> asked) implements HostQuestions {
        @Override
        public boolean right(Newcomer newcomer) {
            asked.set(newcomer);
            return false;
        }

        @Override
        public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
            return NOBODY.passphrase(key);
        }

        @Override
        public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
            return NOBODY.answers(question);
        }

        @Override
        public boolean remembers(EncryptedKey key) {
            return false;
        }

        @Override
        public void vaultFailed(String why, String remedy) {}
    }
}
