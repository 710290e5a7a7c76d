package dev.slipway.ssh.signature;

import dev.slipway.ssh.key.SshKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real ssh-keygen, with a home of its own. A test that needs it is skipped where the machine has none. */
public final class SshKeygen {
    private static final String SIGNER = "mia";

    private final Path home;

    /** @param home for its files, an empty directory or one in use by another of these */
    public SshKeygen(Path home) {
        needs("ssh-keygen");
        this.home = home;
    }

    static void needs(String program) {
        Assumptions.assumeTrue(
                Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
                "This machine has no " + program);
    }

    /** Makes a key of a type, such as {@code ed25519} or {@code ecdsa 384}. */
    public Path key(String type, Path file, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-q", "-C", "mia's key", "-f", file.toString(), "-t"));
        command.addAll(List.of(type.replace(" ", " -b ").split(" ")));
        command.addAll(List.of(more));
        if (!command.contains("-N")) {
            command.addAll(List.of("-N", ""));
        }
        require(command);
        return file;
    }

    /** The public half of a key. */
    public static SshKey publicKey(Path key) throws IOException {
        return SshKey.ofLine(Files.readString(Path.of(key + ".pub"))).orElseThrow();
    }

    /** Signs for a purpose, with SHA-256 or SHA-512 as {@code sha256} or {@code sha512}. */
    public String sign(Path key, String hash, String namespace, byte[] message)
            throws IOException, InterruptedException {
        Path file = Files.write(Files.createTempFile(home, "message", ""), message);
        require(List.of(
                "-q", "-Y", "sign", "-f", key.toString(), "-n", namespace, "-O", "hashalg=" + hash, file.toString()));
        return Files.readString(Path.of(file + ".sig"));
    }

    /** Whether it takes a signature for that of this key. */
    boolean verifies(SshKey signer, String signature, String namespace, byte[] message)
            throws IOException, InterruptedException {
        Path allowed = Files.writeString(
                Files.createTempFile(home, "allowed", ""), SIGNER + " " + signer.type() + " " + signer.blob() + "\n");
        Path file = Files.writeString(Files.createTempFile(home, "signature", ""), signature);
        Path input = Files.write(Files.createTempFile(home, "message", ""), message);
        List<String> command = List.of(
                "-q", "-Y", "verify", "-f", allowed.toString(), "-I", SIGNER, "-n", namespace, "-s", file.toString());
        return start(command, input).waitFor() == 0;
    }

    void require(List<String> arguments) throws IOException, InterruptedException {
        Path nothing = Files.createTempFile(home, "nothing", "");
        Process process = start(arguments, nothing);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(arguments + " failed: " + said);
        }
    }

    private Process start(List<String> arguments, Path input) throws IOException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("SSH_AUTH_SOCK");
        return builder.start();
    }
}
