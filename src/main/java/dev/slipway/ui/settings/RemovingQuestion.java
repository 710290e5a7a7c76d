package dev.slipway.ui.settings;

import dev.slipway.app.HostLine;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ui.widget.Confirmation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked before the known keys of a host are removed. */
final class RemovingQuestion {
    private RemovingQuestion() {}

    /** @param known what the known_hosts files say of the host */
    static Confirmation of(HostLine host, List<KnownLine> known) {
        Optional<String> production = host.production();
        String then = production.isPresent() || host.jump()
                ? "The next connection asks for the fingerprint that whoever runs the host has given."
                : "The next connection asks whether the key that the host shows is right.";
        return new Confirmation(
                "Remove the known key of " + host.name() + "?",
                Stream.concat(known.stream().map(line -> sentence(line, host)), Stream.of(then))
                        .toList(),
                "Remove the key of " + host.name(),
                true,
                production,
                false);
    }

    private static String sentence(KnownLine line, HostLine host) {
        String what = place(line) + ", " + line.type() + " " + line.fingerprint();
        return switch (line.standing()) {
            case OWN -> what + ": is removed.";
            case SHARED -> what + ": stays for its other names, without " + host.name() + ".";
            case PATTERN, OTHER_PORT, AUTHORITY, REVOKED, LOCKED -> what + ": stays; " + standing(line) + ".";
        };
    }

    /** The file and the number of the line. */
    static String place(KnownLine line) {
        return line.file() + " line " + line.number();
    }

    /** For whom a line stands. */
    static String standing(KnownLine line) {
        return switch (line.standing()) {
            case OWN -> "for this host";
            case SHARED -> "for other names too";
            case PATTERN -> "for all names that fit a pattern";
            case OTHER_PORT -> "for the same name at port 22";
            case AUTHORITY -> "a certificate authority";
            case REVOKED -> "revoked";
            case LOCKED -> "in a file that you cannot change";
        };
    }
}
