package dev.slipway.release;

import dev.slipway.release.ConventionalCommit.Change;
import java.util.Comparator;
import java.util.Optional;
import org.semver4j.Semver;

/** Proposes the version of the next release from what was committed since the last one. */
public final class NextVersion {
    private NextVersion() {}

    /**
     * By Conventional Commits 1.0.0: a breaking change raises the major number (before 1.0.0 the minor one, semver.org
     * rule 4), a {@code feat} the minor one, a {@code fix} the patch, and so does a revert of an earlier release's. After a pre-release the version that it leads to
     * is enough if it already says as much. Empty where no commit asks for a release.
     *
     * @param content what came since then; what was taken back asks for nothing
     */
    public static Optional<Version> after(Version last, ReleaseContent content) {
        return content.messages().stream()
                .map(NextVersion::asked)
                .max(Comparator.naturalOrder())
                .flatMap(change -> raised(new Semver(last.text()).withClearedBuild(), change))
                .map(version -> new Version(version.getVersion()));
    }

    private static Change asked(String message) {
        return ConventionalCommit.parse(message)
                .map(ConventionalCommit::change)
                .orElse(Reverts.revert(message) ? Change.FIX : Change.NONE);
    }

    /** The next patch of a version; of a pre-release the version that it leads to. */
    public static Version patchOf(Version version) {
        return new Version(
                new Semver(version.text()).withClearedBuild().nextPatch().getVersion());
    }

    private static Optional<Semver> raised(Semver last, Change change) {
        return switch (change) {
            case NONE -> Optional.empty();
            case FIX -> Optional.of(last.nextPatch());
            case FEATURE -> Optional.of(last.nextMinor());
            case BREAKING -> Optional.of(last.getMajor() == 0 ? last.nextMinor() : last.nextMajor());
        };
    }
}
