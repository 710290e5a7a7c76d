package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.project.Address;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.QuickVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The passphrase of a key, from one run to the next. */
class RememberedPassphrasesTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String OF_VAULT = "correct horse";

    @TempDir
    Path directory;

    private RealSshd server;
    private Path key;

    @BeforeEach
    void start() throws Exception {
        server = RealSshd.start(directory);
        key = directory.resolve("id_own");
        RealSshd.run(
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "open sesame", "-C", "mia", "-f", key.toString()));
        Files.writeString(
                directory.resolve("authorized_keys"),
                Files.readString(Path.of(key + ".pub")),
                StandardOpenOption.APPEND);
        Files.writeString(directory.resolve("known"), "server " + server.publicKey("host_ed25519") + "\n");
        Files.write(
                directory.resolve("config"),
                List.of(
                        "IdentityFile " + key,
                        "HostName 127.0.0.1",
                        "Port " + server.port(),
                        "IdentitiesOnly yes",
                        "IdentityAgent none",
                        "HostKeyAlias server",
                        "UserKnownHostsFile " + directory.resolve("known"),
                        "GlobalKnownHostsFile none"));
        QuickVault.make(vault(), OF_VAULT);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Path vault() {
        return directory.resolve("vault");
    }

    /** Connects as a new run does; gives whether that went well. */
    private boolean run(Mia mia, Optional<String> ofVault) throws IOException, InterruptedException {
        Path file = directory.resolve("passphrase");
        Files.deleteIfExists(file);
        if (ofVault.isPresent()) {
            Files.writeString(file, ofVault.get());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        VaultOfPerson vault = new VaultOfPerson(new PassphraseFile(ofVault.map(_ -> file)), vault(), Clock.systemUTC());
        return run(vault, new RememberedPassphrases(mia, vault));
    }

    private boolean run(VaultOfPerson vault, RememberedPassphrases logins) throws IOException, InterruptedException {
        OpenSshRoutes routes = new OpenSshRoutes(
                directory, System.getProperty("user.name"), Optional.of(directory.resolve("config")), System.getenv());
        try (SshConnections connections =
                SshConnections.open(new SshSettings(routes, AMPLE, AMPLE), FirstContacts.NOBODY, logins)) {
            return connections
                    .to(new Address("", "web-1", Optional.empty()))
                    .run(Command.of("true"), AMPLE)
                    .succeeded();
        } finally {
            vault.lock();
        }
    }

    /** A person who knows the passphrase. */
    private static final class Mia implements HostQuestions {
        private final boolean remembers;
        private final String passphrase;
        final List<EncryptedKey> asked = new ArrayList<>();
        final List<String> told = new ArrayList<>();

        Mia(boolean remembers, String passphrase) {
            this.remembers = remembers;
            this.passphrase = passphrase;
        }

        @Override
        public boolean right(Newcomer newcomer) {
            return false;
        }

        @Override
        public Optional<Secret> passphrase(EncryptedKey key) {
            asked.add(key);
            return Optional.of(Secret.of(passphrase));
        }

        @Override
        public boolean remembers(EncryptedKey key) {
            return remembers;
        }

        @Override
        public void vaultFailed(String why, String remedy) {
            told.add(why);
        }

        @Override
        public Optional<List<Secret>> answers(ServerQuestion question) {
            return Optional.empty();
        }
    }

    @Test
    void isAskedForInEachRunWhereItIsNotToBeRemembered() throws Exception {
        Mia mia = new Mia(false, "open sesame");

        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();
        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();

        assertThat(mia.asked).hasSize(2);
    }

    @Test
    void isTakenFromTheVaultOnceItsPassphraseIsTheRightOne() throws Exception {
        Mia mia = new Mia(true, "open sesame");
        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();
        Typing typing = new Typing(new ArrayDeque<>(List.of("mistyped", OF_VAULT)));
        VaultOfPerson vault = new VaultOfPerson(typing, vault(), Clock.systemUTC());
        RememberedPassphrases logins = new RememberedPassphrases(new Mia(false, "forgotten"), vault);

        assertThatExceptionOfType(SshException.class).isThrownBy(() -> run(vault, logins));
        assertThat(run(vault, logins)).isTrue();
    }

    /** What a person types at the question for the vault's passphrase, one after the other. */
    private record Typing(Deque<String> words) implements Passphrases {
        @Override
        public Optional<Secret> given() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> asked() {
            return Optional.of(Secret.of(words.removeFirst()));
        }

        @Override
        public Optional<Secret> chosen(String why) {
            return Optional.empty();
        }
    }

    @Test
    void isNeverAskedForAgainWhereItIs() throws Exception {
        Mia mia = new Mia(true, "open sesame");

        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();
        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();
        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();

        assertThat(mia.asked).hasSize(1);
        assertThat(Files.readString(vault().resolve("vault"))).doesNotContain("open sesame");
    }

    @Test
    void isAskedForOnceMoreAfterItWasChanged() throws Exception {
        assertThat(run(new Mia(true, "open sesame"), Optional.of(OF_VAULT))).isTrue();
        RealSshd.run(List.of("ssh-keygen", "-q", "-p", "-P", "open sesame", "-N", "another", "-f", key.toString()));
        Mia mia = new Mia(true, "another");

        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();
        assertThat(run(mia, Optional.of(OF_VAULT))).isTrue();

        assertThat(mia.asked)
                .singleElement()
                .satisfies(asked -> assertThat(asked.again()).isFalse());
    }

    @Test
    void isAskedForWhereTheVaultStaysClosed() throws Exception {
        assertThat(run(new Mia(true, "open sesame"), Optional.of(OF_VAULT))).isTrue();
        Mia mia = new Mia(false, "open sesame");

        assertThat(run(mia, Optional.empty())).isTrue();

        assertThat(mia.asked).hasSize(1);
        assertThat(mia.told).singleElement().asString().contains(vault().toString());
    }

    @Test
    void logsInAlthoughTheVaultDoesNotTakeItAndSaysSo() throws Exception {
        Mia mia = new Mia(true, "open sesame");

        assertThat(run(mia, Optional.of("wrong horse"))).isTrue();

        assertThat(mia.told).singleElement().asString().contains(vault().toString());
    }
}
