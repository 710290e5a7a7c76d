package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig.Soak;
import dev.slipway.promotion.Facts.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a release has been live in an earlier environment for long enough: its longest time there without a break. */
record SoakGate(Soak rule, String release) {

    Gate judge(List<Live> periods, Instant now) {
        return new Gate(Gate.Kind.SOAK, asked() + " live on " + rule.in(), state(unbroken(periods, now), now));
    }

    private Gate.State state(List<Live> unbroken, Instant now) {
        Optional<Live> longest = unbroken.stream().max(Comparator.comparing(live -> length(live, now)));
        Optional<Live> current =
                unbroken.stream().filter(live -> live.to().isEmpty()).findFirst();
        if (longest.isPresent() && length(longest.get(), now).compareTo(rule.time()) >= 0) {
            return new Gate.Passed(sentence(longest.get(), now) + "; the policy asks for " + asked() + ".");
        }
        return current.<Gate.State>map(live -> new Gate.Waiting(
                        sentence(live, now) + " of " + asked() + ".",
                        Optional.of(live.from().plus(rule.time()))))
                .orElseGet(() -> new Gate.Failed(
                        longest.map(live -> sentence(live, now) + " at the longest")
                                        .orElse(release + " is not live on " + rule.in())
                                + "; the policy asks for " + asked() + ".",
                        "Deploy it to " + rule.in() + " and leave it live there for " + asked() + "."));
    }

    private String sentence(Live live, Instant now) {
        return release + (live.to().isEmpty() ? " has been" : " was") + " live on " + rule.in() + " for "
                + Spoken.elapsed(length(live, now));
    }

    private String asked() {
        return Spoken.length(rule.time());
    }

    private static Duration length(Live live, Instant now) {
        return Duration.between(
                live.from(), live.to().filter(to -> to.isBefore(now)).orElse(now));
    }

    /** The periods that have begun, those that touch or overlap as one. */
    private static List<Live> unbroken(List<Live> periods, Instant now) {
        List<Live> joined = new ArrayList<>();
        periods.stream()
                .filter(live -> !live.from().isAfter(now))
                .filter(live -> live.to().filter(live.from()::isAfter).isEmpty())
                .sorted(Comparator.comparing(Live::from))
                .forEach(live -> {
                    if (joined.isEmpty() || endsBefore(joined.getLast(), live.from())) {
                        joined.add(live);
                    } else {
                        joined.add(joined(joined.removeLast(), live));
                    }
                });
        return joined;
    }

    private static boolean endsBefore(Live live, Instant instant) {
        return live.to().filter(to -> to.isBefore(instant)).isPresent();
    }

    private static Live joined(Live earlier, Live later) {
        return new Live(earlier.from(), earlier.to().flatMap(end -> later.to().map(to -> to.isAfter(end) ? to : end)));
    }
}
