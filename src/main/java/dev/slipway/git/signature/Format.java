package dev.slipway.git.signature;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of signature that git has; each is known by its first line. */
enum Format {
    OPENPGP("gpg", "PGP (?:SIGNATURE|MESSAGE)"),
    X509("gpgsm", "SIGNED MESSAGE"),
    SSH("ssh-keygen", "SSH SIGNATURE");

    private final String program;
    private final Pattern beginning;

    Format(String program, String name) {
        this.program = program;
        this.beginning = Pattern.compile("-----BEGIN " + name + "-----");
    }

    /** That makes and checks it, where git is told no other. */
    String program() {
        return program;
    }

    static Optional<Format> of(String signature) {
        return Stream.of(values())
                .filter(format -> format.beginning.matcher(signature).lookingAt())
                .findFirst();
    }
}
