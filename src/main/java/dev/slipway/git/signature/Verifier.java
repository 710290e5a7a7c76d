package dev.slipway.git.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;

/** Tells what signatures are worth, by asking the programs that git asks. */
public final class Verifier {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SigningSettings settings;
    private final Programs programs;

    /**
     * @param directory of the repository
     * @param environment variables of this process
     */
    public Verifier(Config config, Path directory, Map<String, String> environment) {
        this.settings = new SigningSettings(config, directory, environment);
        this.programs = new Programs(settings, PATIENCE);
    }

    /** Of a commit, as git stores it. */
    public Signature commit(byte[] commit) throws InterruptedException {
        return signature(SignedContent.ofCommit(commit));
    }

    /** Of an annotated tag, as git stores it. */
    public Signature tag(byte[] tag) throws InterruptedException {
        return signature(SignedContent.ofTag(tag));
    }

    private Signature signature(Optional<SignedContent> signed) throws InterruptedException {
        if (signed.isEmpty()) {
            return new Signature.None();
        }
        SignedContent content = signed.get();
        Optional<Format> format = content.format();
        if (format.isEmpty()) {
            return new Signature.CannotCheck("It is signed in a way that git does not know.", "Ask who made it.");
        }
        return switch (format.get()) {
            case OPENPGP -> checked(format.get(), program -> new GpgCheck(programs, program).of(content));
            case SSH -> checked(format.get(), program -> new SshCheck(programs, program, settings).of(content));
            case X509 ->
                new Signature.CannotCheck(
                        "It is signed with X.509, which Slipway cannot check.",
                        "Check it with git verify-commit or git verify-tag.");
        };
    }

    private interface Check {
        Signature with(Path program) throws IOException, InterruptedException;
    }

    private Signature checked(Format format, Check check) throws InterruptedException {
        String name = settings.program(format);
        Optional<Path> program = programs.find(name);
        if (program.isEmpty()) {
            return new Signature.CannotCheck(
                    name + ", which would check it, is not installed.", Remedies.install(format));
        }
        try {
            return trusted(check.with(program.get()));
        } catch (IOException e) {
            return new Signature.CannotCheck(
                    "It could not be checked with " + name + ": " + e.getMessage() + ".",
                    "Check it with git verify-commit or git verify-tag.");
        }
    }

    private Signature trusted(Signature signature) {
        return signature instanceof Signature.Valid valid && valid.trust().compareTo(settings.leastTrust()) < 0
                ? new Signature.Bad("Its key is trusted less than gpg.minTrustLevel asks for.")
                : signature;
    }
}
