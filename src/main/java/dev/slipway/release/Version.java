package dev.slipway.release;

import java.util.Comparator;
import java.util.Optional;
import org.semver4j.Semver;

/** A semantic version (semver.org, 2.0.0), ordered by precedence, then by text where only build metadata differs. */
public record Version(String text) implements Comparable<Version> {
    private static final Comparator<Version> ORDER =
            Comparator.comparing(Version::semver).thenComparing(Version::text);

    public Version {
        if (!valid(text)) {
            throw new IllegalArgumentException("Not a semantic version: " + text);
        }
    }

    /** The version that this text is, if it is one. */
    public static Optional<Version> parse(String text) {
        return valid(text) ? Optional.of(new Version(text)) : Optional.empty();
    }

    /** Whether this is a pre-release such as 1.9.0-rc.2. */
    public boolean preRelease() {
        return !semver().getPreRelease().isEmpty();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** The library also takes a leading v and white space at the ends, which semver.org does not. */
    private static boolean valid(String text) {
        return Semver.isValid(text) && new Semver(text).getVersion().equals(text);
    }

    private Semver semver() {
        return new Semver(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
