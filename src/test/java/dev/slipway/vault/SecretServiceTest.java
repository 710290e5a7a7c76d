package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The keychain of a Linux desktop: a real gnome-keyring on a message bus of its own, with a home of its own. */
@EnabledOnOs(OS.LINUX)
class SecretServiceTest {
    private static final String UNLOCKED =
            "printf 'login of ana\\n' | gnome-keyring-daemon --unlock --components=secrets >&2 && exec \"$@\"";
    private static final String LOCKED = "gnome-keyring-daemon --start --components=secrets >&2 && exec \"$@\"";

    @TempDir
    Path directory;

    private record Said(int status, String out, String err) {}

    @BeforeEach
    void make() throws IOException {
        for (String program : List.of("dbus-run-session", "gnome-keyring-daemon")) {
            Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), "This machine has no " + program);
        }
        Files.createDirectory(directory.resolve("home"));
        Files.createDirectory(
                directory.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void aVaultIsMadeInOneLoginAndOpenedInTheNextWithoutAPassphrase() throws Exception {
        Said made = inSession(UNLOCKED, "put");
        assertThat(made.status()).as(made.err() + made.out()).isZero();

        Said found = inSession(UNLOCKED, "find");
        assertThat(found.out()).as(found.err()).isEqualTo("of staging\n");

        String key = inSession(UNLOCKED, "key").out().strip();
        assertThat(key).hasSize(44);
        Path log = directory.resolve("slipway.log");
        assertThat(Files.exists(log) ? Files.readString(log) : "").doesNotContain(key, "of staging");

        Said locked = inSession(LOCKED, "find");
        assertThat(locked.status()).as(locked.err()).isEqualTo(2);
        assertThat(locked.out()).isEqualTo("""
                        The key of the vault %s lies in the keychain of this machine, and that gave none: it is locked, has no such key or refuses it.
                        Log in to the desktop where the vault was made, or unlock its keychain, then try again.
                        """.formatted(directory.resolve("vault/vault")));
    }

    @Test
    void whereThereIsNoKeychainThatIsSaidPlainly() throws Exception {
        Said said = run(command("put"));

        assertThat(said.status()).as(said.err()).isEqualTo(2);
        assertThat(said.out())
                .startsWith("This machine has no keychain that Slipway can use (none was found); the vault ")
                .contains("gets a passphrase, and nobody can be asked for it here.");
        assertThat(directory.resolve("vault/vault")).doesNotExist();
    }

    private Said inSession(String begin, String use) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("dbus-run-session", "--", "sh", "-c", begin, "sh"));
        words.addAll(command(use));
        return run(words);
    }

    private List<String> command(String use) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslipway.log=" + directory.resolve("slipway.log"),
                "-cp",
                System.getProperty("java.class.path"),
                KeychainProcess.class.getName(),
                use,
                directory.resolve("vault").toString());
    }

    private Said run(List<String> words) throws IOException, InterruptedException {
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"));
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.put("HOME", directory.resolve("home").toString());
        environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(err));
    }
}
