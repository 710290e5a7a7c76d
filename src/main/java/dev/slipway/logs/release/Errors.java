package dev.slipway.logs.release;

import dev.slipway.logs.LogName;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.release.ReleaseErrors.At;
import dev.slipway.logs.release.ReleaseErrors.Chart;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Errors as they are taken from logs, told by the release that their host ran. Belongs to one thread at a time. */
public final class Errors {
    /** So many kinds of messages are told apart; all others are counted only. */
    private static final int KINDS = 5_000;

    private static final int LONGEST = 300;

    private final Map<Shape, Kind> kinds = new HashMap<>();
    private final List<Written> written = new ArrayList<>();

    private record Kind(Shape shape, String example) {}

    /** An error; of no kind where there are too many. */
    private record Written(LogName log, Instant time, Optional<Kind> kind) {}

    /** An error with the part in which its host was. */
    private record Placed(Part part, Written error) {}

    /** Takes a record in that is an error. */
    public void take(LogName log, Instant time, LogRecord record) {
        written.add(new Written(log, time, kind(record)));
    }

    private Optional<Kind> kind(LogRecord record) {
        Shape shape = Shape.of(record);
        Optional<Kind> known = Optional.ofNullable(kinds.get(shape));
        if (known.isPresent() || kinds.size() == KINDS) {
            return known;
        }
        String words = Shape.words(record);
        Kind next = new Kind(shape, words.substring(0, Math.min(LONGEST, words.length())));
        kinds.put(shape, next);
        return Optional.of(next);
    }

    /**
     * What was taken in, by release.
     *
     * @param logs which time is known of each log
     * @param now up to when it is told
     */
    public ReleaseErrors by(Course course, List<Heard> logs, Instant now) {
        Map<LogName, Heard> known = logs.stream()
                .filter(log -> course.hosts().contains(log.log().host()))
                .collect(Collectors.toMap(Heard::log, log -> log, (first, _) -> first));
        List<Placed> placed = written.stream()
                .filter(error -> Optional.ofNullable(known.get(error.log()))
                        .filter(log -> !error.time().isBefore(log.from()))
                        .isPresent())
                .flatMap(error ->
                        course.at(error.log().host(), error.time()).map(part -> new Placed(part, error)).stream())
                .toList();
        List<OfPart> parts = Arrays.stream(Part.values())
                .filter(part -> !course.hosts(part).isEmpty())
                .map(part -> part(part, course, List.copyOf(known.values()), placed))
                .toList();
        boolean comparable = parts.stream()
                .anyMatch(part -> part.part() == Part.BEFORE && part.since().isPresent());
        return new ReleaseErrors(
                course.hosts().size(),
                parts,
                messages(placed, comparable),
                chart(course, List.copyOf(known.values()), placed, now));
    }

    private static OfPart part(Part part, Course course, List<Heard> logs, List<Placed> placed) {
        Map<LogName, Duration> times = new HashMap<>();
        logs.forEach(log -> times.put(log.log(), time(part, course, log)));
        Map<String, Long> errors = placed.stream()
                .filter(error -> error.part() == part)
                .collect(Collectors.groupingBy(error -> error.error().log().log(), Collectors.counting()));
        double perMinute = 0;
        boolean heard = false;
        for (String name : logs.stream().map(log -> log.log().log()).distinct().toList()) {
            List<Duration> ofName = times.entrySet().stream()
                    .filter(log -> log.getKey().log().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
            double seconds = sum(ofName, Duration::toMillis) / 1000.0;
            if (seconds >= 1) {
                heard = true;
                perMinute += errors.getOrDefault(name, 0L) * 60 / seconds * ofName.size();
            }
        }
        return new OfPart(
                part,
                course.release(part),
                course.hosts(part).size(),
                since(part, course, logs),
                times.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO),
                errors.values().stream().mapToLong(Long::longValue).sum(),
                heard ? OptionalDouble.of(perMinute) : OptionalDouble.empty());
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> each) {
        return all.stream().mapToLong(each).sum();
    }

    /** How long a log was heard while its host was in a part, without breaks. */
    private static Duration time(Part part, Course course, Heard log) {
        String host = log.log().host();
        Duration whole = course.time(host, part, log.from(), log.until());
        return log.missing().stream()
                .map(gap -> course.time(host, part, later(gap.from(), log.from()), gap.until()))
                .reduce(whole, Duration::minus);
    }

    private static Optional<Instant> since(Part part, Course course, List<Heard> logs) {
        return logs.stream()
                .flatMap(log -> course.since(log.log().host(), part, log.from(), log.until()).stream())
                .min(Comparator.naturalOrder());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<Message> messages(List<Placed> placed, boolean comparable) {
        Map<Kind, List<Placed>> byKind = placed.stream()
                .filter(error -> error.error().kind().isPresent())
                .collect(Collectors.groupingBy(error -> error.error().kind().orElseThrow()));
        return byKind.entrySet().stream()
                .flatMap(kind -> message(kind.getKey(), kind.getValue(), comparable).stream())
                .sorted(Comparator.comparing(Message::fresh)
                        .thenComparingLong(Message::count)
                        .reversed()
                        .thenComparing(Message::first)
                        .thenComparing(Message::example))
                .toList();
    }

    private static Optional<Message> message(Kind kind, List<Placed> all, boolean comparable) {
        List<Written> since = all.stream()
                .filter(error -> error.part() == Part.WITH)
                .map(Placed::error)
                .sorted(Comparator.comparing(Written::time))
                .toList();
        if (since.isEmpty()) {
            return Optional.empty();
        }
        boolean before = all.stream().anyMatch(error -> error.part() == Part.BEFORE);
        Written first = since.getFirst();
        return Optional.of(new Message(
                kind.example(),
                new At(first.log(), first.time()),
                since.size(),
                first.time(),
                since.stream()
                        .map(error -> error.log().host())
                        .distinct()
                        .sorted()
                        .toList(),
                comparable && !before));
    }

    private static Chart chart(Course course, List<Heard> logs, List<Placed> placed, Instant now) {
        Instant known =
                logs.stream().map(Heard::from).min(Comparator.naturalOrder()).orElse(now);
        ChartTime time = ChartTime.around(course.switches(), now);
        long[] counts = new long[time.steps()];
        placed.forEach(error -> time.step(error.error().time()).ifPresent(step -> counts[step]++));
        return new Chart(
                time.from(), time.step(), known, Arrays.stream(counts).boxed().toList(), course.switches());
    }
}
