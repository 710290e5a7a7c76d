package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.app.Landmarks.Presence;
import dev.slipway.git.Branch;
import dev.slipway.release.Revision;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A mark on a commit: a name that git gives it, or where it is or was live. */
record Badge(Kind kind, String text) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** In the order in which they stand in a row. */
    enum Kind {
        TAG,
        LIVE,
        ARRIVING,
        HEAD,
        ENVIRONMENT_BRANCH,
        BRANCH,
        REMOTE,
        WAS_LIVE;

        /** Its class in the style sheet, such as {@code badge-was-live}. */
        String styleClass() {
            return "badge-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The marks of each commit that has any. */
    static Map<Revision, List<Badge>> of(Landmarks landmarks, ZoneId zone) {
        Marks marks = new Marks(new HashMap<>());
        landmarks.tags().forEach(tag -> marks.put(tag.revision(), Kind.TAG, tag.name()));
        for (Branch branch : landmarks.branches()) {
            marks.put(branch.tip(), kind(branch, landmarks), branch.name());
        }
        if (landmarks.head().branch().isEmpty()) {
            landmarks.head().revision().ifPresent(at -> marks.put(at, Kind.HEAD, "HEAD"));
        }
        Set<String> said = new HashSet<>();
        for (Presence presence : landmarks.presences()) {
            Revision revision = presence.release().revision();
            if (presence.live()) {
                marks.put(revision, Kind.LIVE, "live on " + presence.environment());
            } else if (said.add(presence.environment())) {
                presence.until()
                        .ifPresent(until -> marks.put(
                                revision,
                                Kind.WAS_LIVE,
                                "was live on " + presence.environment() + " until " + DAY.format(until.atZone(zone))));
            }
        }
        landmarks
                .arrivals()
                .forEach(arrival -> marks.put(
                        arrival.release().revision(), Kind.ARRIVING, "on its way to " + arrival.environment()));
        return marks.sorted();
    }

    private static Kind kind(Branch branch, Landmarks landmarks) {
        if (branch.remote()) {
            return Kind.REMOTE;
        }
        if (landmarks.head().branch().filter(branch.name()::equals).isPresent()) {
            return Kind.HEAD;
        }
        return landmarks.environmentBranches().contains(branch) ? Kind.ENVIRONMENT_BRANCH : Kind.BRANCH;
    }

    private record Marks(Map<Revision, List<Badge>> all) {
        void put(Revision revision, Kind kind, String text) {
            all.computeIfAbsent(revision, _ -> new ArrayList<>()).add(new Badge(kind, text));
        }

        Map<Revision, List<Badge>> sorted() {
            all.values().forEach(badges -> badges.sort(Comparator.comparing(Badge::kind)));
            return all;
        }
    }
}
