package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig.Freeze;
import dev.slipway.project.PolicyConfig.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When deployments to an environment may start. It is open where one of its windows is, or always if it has none, but never
 * in a freeze. Windows that touch or overlap, of several zones too, are one.
 *
 * <p>Windows and freezes go by the clock of their zone, from the first instant at which it shows one of their times until
 * after the last. So where the clock is put forward, a window that would open or close in the hour that is skipped does so
 * when that hour has been skipped, and one wholly inside it does not open on that day. Where the clock is put back, a window
 * that reaches into the hour that comes twice goes from the first time that its beginning comes to the second time that its
 * end comes, without a break; one that ends where that hour begins ends when it comes first. The same holds for freezes.
 */
public record Calendar(List<Window> windows, List<Freeze> freezes) {
    /** How far ahead openings, and ends of windows that follow each other without a break, are looked for: two years. */
    private static final Duration AHEAD = Duration.ofDays(731);

    /** An instant may be in the window of the day before or after it, where the clock is put back at midnight. */
    private static final int AROUND = 1;

    /** In so many days every window opens again, even where the clock skips the day of one. */
    private static final int AGAIN = 15;

    public Calendar {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** How the environment stands at one instant. */
    public sealed interface Standing {}

    /**
     * Deployments may start.
     *
     * @param window one that is open; empty where the environment has none
     * @param closing what closes it first; empty where nothing does, windows looked at for two years
     */
    public record Open(Optional<Window> window, Optional<Closing> closing) implements Standing {}

    /**
     * No deployment may start.
     *
     * @param freeze the freeze that forbids it, the one that ends last; empty where it is outside of all windows only
     * @param opens the first instant at which it is open again, in the zone of the window that is open then, else of the
     *     freeze that ends then; empty where that is not within two years
     */
    public record Closed(Optional<Freeze> freeze, Optional<ZonedDateTime> opens) implements Standing {}

    /**
     * What ends a time in which it is open.
     *
     * @param at the first instant at which it is closed, in the zone of what closes it
     * @param freeze the freeze that begins; empty where the window ends
     */
    public record Closing(ZonedDateTime at, Optional<Freeze> freeze) {
        /** "freeze "year end" begins", or "the window ends". */
        public String what() {
            return freeze.map(begins -> Spoken.freeze(begins) + " begins").orElse("the window ends");
        }
    }

    private record Day(Window window, Span span) {}

    /** How the environment stands at this instant. */
    public Standing at(Instant instant) {
        Optional<Instant> opening = opening(instant);
        if (opening.equals(Optional.of(instant))) {
            return new Open(daysAt(instant).findFirst().map(Day::window), closing(instant));
        }
        return new Closed(freezeAt(instant), opening.map(this::inItsZone));
    }

    /** What would close before a deployment that starts at this instant, and takes this long, has ended. */
    public Optional<Closing> closesWithin(Instant start, Duration length) {
        return at(start) instanceof Open open
                ? open.closing().filter(closing -> closing.at().toInstant().isBefore(start.plus(length)))
                : Optional.empty();
    }

    /** The first instant, this one or later, at which it is open. */
    private Optional<Instant> opening(Instant instant) {
        Instant at = instant;
        while (!at.isAfter(instant.plus(AHEAD))) {
            Optional<Freeze> freeze = freezeAt(at);
            if (freeze.isPresent()) {
                at = span(freeze.get()).to();
            } else if (windows.isEmpty() || daysAt(at).findAny().isPresent()) {
                return Optional.of(at);
            } else {
                Optional<Instant> next = nextWindow(at);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                at = next.get();
            }
        }
        return Optional.empty();
    }

    private Optional<Closing> closing(Instant open) {
        Optional<Closing> freeze = freezes.stream()
                .filter(next -> span(next).follows(open))
                .min(Comparator.comparing(next -> span(next).from()))
                .map(next -> new Closing(span(next).from().atZone(next.zone()), Optional.of(next)));
        Optional<Closing> window = lastDay(open)
                .map(last -> new Closing(last.span().to().atZone(last.window().zone()), Optional.empty()));
        return Stream.of(freeze, window)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(closing -> closing.at().toInstant()));
    }

    /** Of the windows that follow each other without a break, the last; empty where that is more than two years ahead. */
    private Optional<Day> lastDay(Instant open) {
        Optional<Day> last = Optional.empty();
        Instant at = open;
        while (!at.isAfter(open.plus(AHEAD))) {
            Optional<Day> longest =
                    daysAt(at).max(Comparator.comparing(day -> day.span().to()));
            if (longest.isEmpty()) {
                return last;
            }
            last = longest;
            at = longest.get().span().to();
        }
        return Optional.empty();
    }

    private ZonedDateTime inItsZone(Instant opening) {
        return opening.atZone(daysAt(opening)
                .map(day -> day.window().zone())
                .findFirst()
                .orElseGet(() -> freezes.stream()
                        .filter(freeze -> span(freeze).to().equals(opening))
                        .map(Freeze::zone)
                        .findFirst()
                        .orElseThrow()));
    }

    /** Of the freezes at this instant, the one that ends last. */
    private Optional<Freeze> freezeAt(Instant instant) {
        return freezes.stream()
                .filter(freeze -> span(freeze).contains(instant))
                .max(Comparator.comparing(freeze -> span(freeze).to()));
    }

    private Stream<Day> daysAt(Instant instant) {
        return windows.stream()
                .flatMap(window -> days(window, instant, AROUND))
                .filter(day -> day.span().contains(instant));
    }

    /** When the next window opens, after this instant. */
    private Optional<Instant> nextWindow(Instant instant) {
        return windows.stream()
                .flatMap(window -> days(window, instant, AGAIN)
                        .map(Day::span)
                        .filter(span -> span.follows(instant))
                        .map(Span::from)
                        .findFirst()
                        .stream())
                .min(Comparator.naturalOrder());
    }

    private static Stream<Day> days(Window window, Instant around, int ahead) {
        LocalDate today = around.atZone(window.zone()).toLocalDate();
        return LongStream.rangeClosed(-AROUND, ahead)
                .mapToObj(today::plusDays)
                .filter(date -> window.days().contains(date.getDayOfWeek()))
                .map(date -> new Day(
                        window, Span.between(date.atTime(window.from()), date.atTime(window.to()), window.zone())));
    }

    private static Span span(Freeze freeze) {
        return Span.between(freeze.from(), freeze.to(), freeze.zone());
    }
}
