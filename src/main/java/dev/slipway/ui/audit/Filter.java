package dev.slipway.ui.audit;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries a person wants to see; an empty part does not restrict.
 *
 * @param environment of the entry's subject, or of the deployment that is its subject
 */
record Filter(Optional<String> kind, Optional<String> actor, Optional<String> environment, Period period, String text) {

    /** All entries. */
    static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Period.ALWAYS, "");

    /** How far back. */
    enum Period {
        ALWAYS("Any time", Duration.ZERO),
        HOUR("Last hour", Duration.ofHours(1)),
        DAY("Last 24 hours", Duration.ofDays(1)),
        WEEK("Last 7 days", Duration.ofDays(7)),
        MONTH("Last 30 days", Duration.ofDays(30));

        private final String title;
        private final Duration length;

        Period(String title, Duration length) {
            this.title = title;
            this.length = length;
        }

        /** The words on the choice. */
        String title() {
            return title;
        }

        private Optional<Instant> since(Instant now) {
            return this == ALWAYS ? Optional.empty() : Optional.of(now.minus(length));
        }
    }

    /** Whether any part restricts. */
    boolean restricts() {
        return !equals(ALL);
    }

    /** The question for the trail, for the entries before a sequence. */
    Query query(Instant now, Optional<Long> before, int limit) {
        return new Query(criteria(now), before, limit);
    }

    /** The same in the words of the trail. */
    Criteria criteria(Instant now) {
        return new Criteria(
                kind,
                environment,
                Optional.empty(),
                actor,
                period.since(now),
                Optional.empty(),
                Optional.of(text.strip()).filter(word -> !word.isEmpty()));
    }

    Filter withKind(Optional<String> wanted) {
        return new Filter(wanted, actor, environment, period, text);
    }

    Filter withActor(Optional<String> wanted) {
        return new Filter(kind, wanted, environment, period, text);
    }

    Filter withEnvironment(Optional<String> wanted) {
        return new Filter(kind, actor, wanted, period, text);
    }

    Filter withPeriod(Period wanted) {
        return new Filter(kind, actor, environment, wanted, text);
    }

    Filter withText(String wanted) {
        return new Filter(kind, actor, environment, period, wanted);
    }
}
