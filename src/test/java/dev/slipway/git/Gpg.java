package dev.slipway.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real gpg with keys of its own; the test is skipped where the machine has none. */
final class Gpg implements AutoCloseable {
    private static final Path GPG = Path.of("/usr/bin/gpg");
    private static final Path GPGCONF = Path.of("/usr/bin/gpgconf");

    private final Path home;
    private final Path program;

    private Gpg(Path home) {
        this.home = home;
        this.program = home.resolve("program");
    }

    static Gpg in(Path home) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(GPG), "This machine has no gpg");
        Files.createDirectory(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Gpg(home).with("");
    }

    /** Makes the program run with these options. */
    Gpg with(String options) throws IOException {
        Files.writeString(
                program, "#!/bin/sh\nexec " + GPG + " --batch --homedir '" + home + "' " + options + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return this;
    }

    /** What git runs for gpg. */
    Path program() {
        return program;
    }

    /** A key without a passphrase; the answer is its fingerprint. */
    String makeKey(String person, String expires) {
        run(program, "--passphrase", "", "--quick-generate-key", person, "ed25519", "sign", expires);
        return run(program, "--with-colons", "--list-keys", person)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> List.of(line.split(":")).get(9))
                .findFirst()
                .orElseThrow();
    }

    void revoke(String fingerprint) throws IOException {
        Path certificate = home.resolve("openpgp-revocs.d").resolve(fingerprint + ".rev");
        Path usable = home.resolve("revocation");
        Files.writeString(usable, Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN"));
        run(program, "--import", usable.toString());
    }

    void trustNever(String fingerprint) throws IOException {
        Path trust = Files.writeString(home.resolve("trust"), fingerprint + ":3:\n");
        run(program, "--import-ownertrust", trust.toString());
    }

    @Override
    public void close() {
        run(GPGCONF, "--homedir", home.toString(), "--kill", "all");
    }

    private String run(Path executable, String... arguments) {
        List<String> words = new ArrayList<>(List.of(executable.toString()));
        words.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(home.resolve("errors").toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words + " failed: " + Files.readString(home.resolve("errors")));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while gpg ran", e);
        }
    }
}
