package dev.slipway.app;

import dev.slipway.forge.Home;
import dev.slipway.release.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** What was seen of the checks of commits, for as long as it hardly changes. */
final class KeptChecks {
    private static final int MOST = 500;
    private static final Duration FINISHED = Duration.ofMinutes(10);
    private static final Duration OTHER = Duration.ofSeconds(30);

    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Whose checks.
     *
     * @param since when the token is there: another one may show more
     */
    record Key(Home home, Instant since, Revision revision) {}

    private record Entry(ChecksSeen seen, Instant until) {}

    synchronized Optional<ChecksSeen> fresh(Key key, Instant now) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> now.isBefore(entry.until()))
                .map(Entry::seen);
    }

    synchronized void keep(Key key, ChecksSeen seen, Instant now) {
        entries.put(key, new Entry(seen, until(seen, now)));
        if (entries.size() > MOST) {
            entries.pollFirstEntry();
        }
    }

    /** No longer than the forge wants to be left alone. */
    private static Instant until(ChecksSeen seen, Instant now) {
        Instant usual = now.plus(finished(seen) ? FINISHED : OTHER);
        return seen instanceof ChecksSeen.Untold untold
                ? untold.until().filter(usual::isAfter).orElse(usual)
                : usual;
    }

    /** A commit without checks may be so new that they have not begun. */
    private static boolean finished(ChecksSeen seen) {
        return seen instanceof ChecksSeen.Told told && told.checks().state().isPresent() && !CommitChecks.running(seen);
    }
}
