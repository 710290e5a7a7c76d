package dev.slipway.logs.release;

import dev.slipway.logs.LogName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Errors by the release that their host ran.
 *
 * @param hosts how many hosts the deployment has
 * @param parts those that hosts were in, in the order of time
 * @param messages what was said since the switch: first what the release before never said, then what was said most
 * @param chart how many errors were written when
 */
public record ReleaseErrors(int hosts, List<OfPart> parts, List<Message> messages, Chart chart) {
    public ReleaseErrors {
        parts = List.copyOf(parts);
        messages = List.copyOf(messages);
    }

    /**
     * What is known of a part.
     *
     * @param hosts how many were in it
     * @param since when what is known of it begins; empty where nothing is
     * @param known how long the one of its hosts was heard in it that was heard the longest
     * @param perMinute errors a minute over all hosts: where only some were in it, as many as all would write at that rate
     */
    public record OfPart(
            Part part,
            String release,
            int hosts,
            Optional<Instant> since,
            Duration known,
            long errors,
            OptionalDouble perMinute) {}

    /**
     * An error message, with all others of its kind.
     *
     * @param example one of them
     * @param at where and when that was written
     * @param count how many were written since the switch
     * @param first when that began
     * @param hosts which wrote it since the switch
     * @param fresh whether the release before never said it, in what is known of it
     */
    public record Message(String example, At at, long count, Instant first, List<String> hosts, boolean fresh) {
        public Message {
            hosts = List.copyOf(hosts);
        }
    }

    /** Where and when something was written. */
    public record At(LogName log, Instant time) {}

    /**
     * How many errors were written when.
     *
     * @param known since when that is known; later than its beginning where logs do not reach so far back
     * @param counts of equal lengths of time each, from first to last
     * @param switches when hosts were switched
     */
    public record Chart(Instant from, Duration step, Instant known, List<Long> counts, List<Instant> switches) {
        public Chart {
            counts = List.copyOf(counts);
            switches = List.copyOf(switches);
        }

        /** Where it ends. */
        public Instant until() {
            return from.plus(step.multipliedBy(counts.size()));
        }

        /** The most that were written in one of its steps, as so many a minute. */
        public double most() {
            return counts.stream().mapToLong(Long::longValue).max().orElse(0) * 60_000.0 / step.toMillis();
        }
    }

    /** What is known of a part. */
    public Optional<OfPart> part(Part wanted) {
        return parts.stream().filter(each -> each.part() == wanted).findFirst();
    }

    /** Messages that the release before never said. */
    public List<Message> fresh() {
        return messages.stream().filter(Message::fresh).toList();
    }

    /** Whether anything is known of what was live before, so that something can be told apart from it. */
    public boolean comparable() {
        return part(Part.BEFORE).flatMap(OfPart::since).isPresent();
    }
}
