package dev.slipway.git.signature;

import dev.slipway.git.program.ProgramRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;

/** Signs with the key and the program that git is told to sign with. */
public final class Signer {
    /** A program may ask a person for a passphrase, or to touch the key. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SEE =
            "See whether git tag -s works, and correct git's settings: user.signingKey, gpg.format.";

    private final SigningSettings settings;
    private final Programs programs;

    /**
     * @param directory of the repository
     * @param environment variables of this process
     */
    public Signer(Config config, Path directory, Map<String, String> environment) {
        this.settings = new SigningSettings(config, directory, environment);
        this.programs = new Programs(settings, PATIENCE);
    }

    /**
     * With what {@link #sign} signs, in words that go on behind "signed with".
     *
     * @param person who signs
     */
    public String means(String person) {
        return settings.format()
                .map(format -> switch (format) {
                    case OPENPGP -> "gpg, by the key of " + settings.key().orElse(person);
                    case SSH ->
                        settings.key()
                                .map(key -> "the SSH key " + shown(key))
                                .orElse("an SSH key, but git is not told which");
                    case X509 -> "X.509, which Slipway cannot do";
                })
                .orElse("a format that git does not know");
    }

    /** Of a key that stands in the configuration itself, its kind and whose it is. */
    private static String shown(String key) {
        String[] words = key.replaceFirst("^key::", "").split("\\s+", 3);
        return literal(key) ? words[0] + (words.length > 2 ? " " + words[2] : "") : key;
    }

    private static boolean literal(String key) {
        return key.startsWith("key::") || key.startsWith("ssh-");
    }

    /**
     * The signature of this content, which git puts behind that of a tag and into the head of a commit.
     *
     * @param what is signed, as sentences name it, such as the tag
     * @param person who signs, as {@code name <address>}: their key is taken where git is told no other
     */
    public byte[] sign(String what, byte[] content, String person) throws NotSigned, InterruptedException {
        Format format = settings.format()
                .orElseThrow(() -> new NotSigned(
                        "Git is told to sign in a format that it does not know.", "Set gpg.format to openpgp or ssh."));
        String name = settings.program(format);
        Path program = programs.find(name)
                .orElseThrow(() -> new NotSigned(
                        name + ", which would sign " + what + ", is not installed.", Remedies.install(format)));
        try {
            return withoutCarriageReturns(
                    switch (format) {
                        case OPENPGP ->
                            gpg(program, what, content, settings.key().orElse(person));
                        case SSH -> ssh(program, what, content, sshKey());
                        case X509 ->
                            throw new NotSigned(
                                    "Git is told to sign with X.509, which Slipway cannot do.",
                                    "Set gpg.format to openpgp or ssh, or do it with git itself.");
                    });
        } catch (IOException e) {
            throw new NotSigned(name + " could not sign " + what + ": " + e.getMessage() + ".", SEE);
        }
    }

    private byte[] gpg(Path program, String what, byte[] content, String key)
            throws NotSigned, IOException, InterruptedException {
        ProgramRun.Ended ended = programs.run(program, List.of("--status-fd=2", "-bsau", key), content);
        boolean made = ended.errors().lines().anyMatch(line -> line.startsWith("[GNUPG:] SIG_CREATED "));
        if (!ended.well() || !made) {
            throw new NotSigned(
                    "Gpg could not sign " + what + " with the key of " + key + ": " + Programs.complaint(ended) + ".",
                    SEE);
        }
        return ended.output().getBytes(StandardCharsets.UTF_8);
    }

    private String sshKey() throws NotSigned {
        Optional<String> key = settings.key();
        if (key.isEmpty()) {
            throw new NotSigned(
                    settings.defaultKeyCommand()
                            ? "The key to sign with is what gpg.ssh.defaultKeyCommand finds, which Slipway does not run."
                            : "Git is told to sign with an SSH key, but not with which.",
                    "Set user.signingKey to the file of a key, or to the public key of one that the agent has.");
        }
        return key.get();
    }

    private byte[] ssh(Path program, String what, byte[] content, String key)
            throws NotSigned, IOException, InterruptedException {
        boolean literal = literal(key);
        try (PrivateFiles files = new PrivateFiles()) {
            Path file = literal
                    ? files.write("key", key.replaceFirst("^key::", "").getBytes(StandardCharsets.UTF_8))
                    : settings.path(key);
            List<String> words = new ArrayList<>(List.of("-Y", "sign", "-n", "git", "-f", file.toString()));
            if (literal) {
                words.add("-U");
            }
            words.add(files.write("content", content).toString());
            ProgramRun.Ended ended = programs.run(program, words, new byte[0]);
            if (!ended.well()) {
                throw new NotSigned(
                        "Ssh-keygen could not sign " + what + " with the key " + key + ": " + Programs.complaint(ended)
                                + ".",
                        SEE);
            }
            return files.read("content.sig");
        }
    }

    private static byte[] withoutCarriageReturns(byte[] signature) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte each : signature) {
            if (each != '\r') {
                kept.write(each);
            }
        }
        return kept.toByteArray();
    }
}
