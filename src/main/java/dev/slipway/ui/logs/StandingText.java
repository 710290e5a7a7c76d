package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.timeline.Timeline.Standing;
import dev.slipway.ui.widget.Ago;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the reading of logs stands, in sentences; of those that are read nothing is said. */
final class StandingText {
    private static final int MOST = 3;

    private StandingText() {}

    /** A sentence for each log that is not read as it should be, of many for the first ones. */
    static List<String> of(Map<LogName, Standing> standing, Instant now) {
        List<String> all = new ArrayList<>();
        standing.forEach((name, how) -> of(how.state(), now).ifPresent(text -> all.add(name + ": " + text)));
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST - 1));
        some.add("and " + (all.size() - MOST + 1) + " more logs that are not read now");
        return some;
    }

    private static Optional<String> of(LogState state, Instant now) {
        return switch (state) {
            case LogState.Following() -> Optional.empty();
            case LogState.Connecting() -> Optional.of("connecting");
            case LogState.Waiting(String what) -> Optional.of(what + ", it is looked for again and again");
            case LogState.Lost(Instant since, String why) ->
                Optional.of(why + " " + ago(Duration.between(since, now)) + ", it is tried again");
            case LogState.Ended(String how) -> Optional.of(how);
            case LogState.Refused(String why, String remedy) -> Optional.of(why + " " + remedy);
        };
    }

    private static String ago(Duration length) {
        return Ago.length(length.isNegative() ? Duration.ZERO : length) + " ago";
    }
}
