package dev.slipway.git.signature;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;

/**
 * What git is told of signatures (git-config(1): gpg.*, user.signingKey).
 *
 * @param directory of the repository, in which its programs run and relative paths begin
 * @param environment variables of this process
 */
record SigningSettings(Config config, Path directory, Map<String, String> environment) {
    private static final String GPG = "gpg";
    private static final String SSH = "ssh";

    /** In which tags are signed; empty where git does not know it. */
    Optional<Format> format() {
        return switch (value(GPG, "", "format").orElse("openpgp")) {
            case "openpgp" -> Optional.of(Format.OPENPGP);
            case "x509" -> Optional.of(Format.X509);
            case "ssh" -> Optional.of(Format.SSH);
            default -> Optional.empty();
        };
    }

    String program(Format format) {
        Optional<String> own = value(GPG, format.name().toLowerCase(Locale.ROOT), "program");
        Optional<String> old = format == Format.OPENPGP ? value(GPG, "", "program") : Optional.empty();
        return own.or(() -> old).orElse(format.program());
    }

    Optional<String> key() {
        return value("user", "", "signingKey");
    }

    boolean defaultKeyCommand() {
        return value(GPG, SSH, "defaultKeyCommand").isPresent();
    }

    Optional<Path> allowedSigners() {
        return value(GPG, SSH, "allowedSignersFile").map(this::path);
    }

    Optional<Path> revoked() {
        return value(GPG, SSH, "revocationFile").map(this::path);
    }

    /** Below which a signature does not count. */
    Signature.Trust leastTrust() {
        String least = value(GPG, "", "minTrustLevel").orElse("").toUpperCase(Locale.ROOT);
        return Stream.of(Signature.Trust.values())
                .filter(trust -> trust.name().equals(least))
                .findFirst()
                .orElse(Signature.Trust.UNDEFINED);
    }

    /** A path as git reads it. */
    Path path(String written) {
        try {
            return written.startsWith("~/")
                    ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), written.substring(2))
                    : directory.resolve(written);
        } catch (InvalidPathException e) {
            return directory.resolve("no-such-file");
        }
    }

    private Optional<String> value(String section, String subsection, String name) {
        return Optional.ofNullable(config.getString(section, subsection.isEmpty() ? null : subsection, name))
                .filter(value -> !value.isEmpty());
    }
}
