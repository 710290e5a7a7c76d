package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.journal.files.SmallDisk;
import dev.slipway.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two at once, a killed writer, a full disk: no value that was kept is lost. */
class VaultFaultsTest {
    private static final int EACH = 20;

    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("vault");
    }

    @Test
    void twoProcessesAndTheThreadsOfAThirdLoseNothing() throws Exception {
        Process first = start("first", EACH);
        Process second = start("second", EACH);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(thread ->
                            threads.execute(() -> VaultProcess.put(directory(), "thread" + thread, EACH / 4, _ -> {})));
        }
        assertThat(acknowledged(first)).hasSize(EACH);
        assertThat(acknowledged(second)).hasSize(EACH);

        Vault vault = VaultProcess.open(directory());
        assertThat(vault.names("shop")).hasSize(3 * EACH);
        assertThat(vault.find(new SecretName("shop", "first", "NAME_19"))).contains(Secret.of("first19"));
        assertThat(vault.find(new SecretName("shop", "thread3", "NAME_4"))).contains(Secret.of("thread34"));
    }

    @Test
    void aKilledWriterLeavesTheVaultWholeWithAllThatItKept() throws Exception {
        killAndCheck(4);
    }

    @Test
    @Tag("long")
    void twoHundredKilledWritersLeaveTheVaultWhole() throws Exception {
        killAndCheck(200);
    }

    private void killAndCheck(int kills) throws IOException, InterruptedException {
        Random moments = new Random();
        for (int kill = 0; kill < kills; kill++) {
            String environment = "run" + kill;
            Process writer = start(environment, Integer.MAX_VALUE);
            BufferedReader lines = writer.inputReader();
            List<String> kept = new ArrayList<>();
            for (int wanted = 1 + moments.nextInt(20); kept.size() < wanted; ) {
                kept.add(lines.readLine());
            }
            writer.toHandle().destroyForcibly();
            lines.lines().forEach(kept::add);
            writer.waitFor();

            Vault vault = VaultProcess.open(directory());
            assertThat(vault.names("shop").stream()
                            .map(Kept::secret)
                            .filter(secret -> secret.environment().equals(environment))
                            .map(SecretName::name))
                    .containsAll(kept);
            assertThat(vault.find(new SecretName("shop", environment, "NAME_0")))
                    .contains(Secret.of(environment + 0));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskTheVaultIsAsItWas() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            SecretName name = new SecretName("shop", "staging", "TOKEN");
            Vault vault = VaultProcess.open(disk.root().resolve("vault"));
            vault.put(name, Secret.of("first"));
            Path file = disk.root().resolve("vault/vault");
            byte[] before = Files.readAllBytes(file);
            Path ballast = disk.fill();

            VaultException refused =
                    catchThrowableOfType(VaultException.class, () -> vault.put(name, Secret.of("second")));

            assertThat(refused)
                    .hasMessage(
                            "The vault " + file + " could not be written and is as it was: No space left on device.");
            assertThat(file).hasBinaryContent(before);
            assertThat(file.resolveSibling("vault.new")).doesNotExist();
            assertThat(vault.find(name)).contains(Secret.of("first"));

            Files.delete(ballast);
            vault.put(name, Secret.of("second"));
            assertThat(vault.find(name)).contains(Secret.of("second"));
        }
    }

    private Process start(String environment, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VaultProcess.class.getName(),
                        directory().toString(),
                        environment,
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> acknowledged(Process process) throws InterruptedException {
        List<String> names = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return names;
    }
}
