package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.git.FileChange;
import dev.slipway.release.Release;
import java.util.List;
import java.util.Optional;

/**
 * What would come, and what would be taken back.
 *
 * @param live the release there now, if any
 * @param coming commits that the new release has and the live one lacks, newest first, at most {@link #SHOWN}
 * @param goingAway commits that the live release has and the new one lacks, newest first, at most {@link #SHOWN}
 * @param comingCount how many commits come in all
 * @param goingAwayCount how many commits go away in all
 * @param unknown why it cannot be told what comes and goes; set where the repository lacks the commits
 */
public record Comparison(
        Optional<Release> live,
        Release next,
        List<Commit> coming,
        List<Commit> goingAway,
        int comingCount,
        int goingAwayCount,
        List<FileChange> files,
        Optional<String> unknown) {
    /** How many commits of a side are listed. */
    public static final int SHOWN = 500;

    static Comparison unknown(Optional<Release> live, Release next, Optional<String> reason) {
        return new Comparison(live, next, List.of(), List.of(), 0, 0, List.of(), reason);
    }
}
