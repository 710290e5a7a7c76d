package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.PolicyConfig.Freeze;
import dev.slipway.project.PolicyConfig.Window;
import dev.slipway.promotion.Calendar.Closed;
import dev.slipway.promotion.Calendar.Open;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What everybody may rely on, whatever their windows and freezes, around the changes of clocks all over the world. */
class CalendarPropertiesTest {
    private static final int THREE_DAYS = 3 * 24 * 60;
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Zurich",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/St_Johns",
                    "America/Havana",
                    "Asia/Beirut",
                    "Africa/Casablanca",
                    "Pacific/Apia",
                    "Asia/Kathmandu",
                    "UTC")
            .map(ZoneId::of)
            .toList();

    /** A calendar, and a time around which it is looked at: mostly one at which a clock changes. */
    record Scene(Calendar calendar, Instant middle) {
        Instant begin() {
            return middle.minus(Duration.ofMinutes(THREE_DAYS / 2));
        }

        Watcher watcher() {
            return new Watcher(calendar, begin(), THREE_DAYS);
        }
    }

    @Property(tries = 300)
    void itIsOpenAndClosedAsSomebodyFindsWhoLooksAtTheClockEveryMinute(
            @ForAll("scenes") Scene scene, @ForAll @IntRange(max = 12) int offset) {
        Watcher watcher = scene.watcher();

        for (int minute = watcher.first(); minute < watcher.end(); minute++) {
            boolean changes = watcher.open(minute - 1) != watcher.open(minute)
                    || watcher.open(minute) != watcher.open(minute + 1);
            if (changes || minute % 13 == offset) {
                Optional<Instant> told = change(scene.calendar(), watcher.at(minute), watcher.open(minute));
                assertThat(told.filter(change -> change.isBefore(watcher.at(watcher.end()))))
                        .as("the next change after %s", watcher.at(minute))
                        .isEqualTo(watcher.change(minute));
            }
        }
    }

    private static Optional<Instant> change(Calendar calendar, Instant at, boolean open) {
        return switch (calendar.at(at)) {
            case Open(var _, var closing) -> {
                assertThat(open).as("open at %s", at).isTrue();
                yield closing.map(end -> end.at().toInstant());
            }
            case Closed(var _, var opens) -> {
                assertThat(open).as("open at %s", at).isFalse();
                yield opens.map(start -> start.toInstant());
            }
        };
    }

    @Property(tries = 300)
    void aFreezeClosesWhateverTheWindows(
            @ForAll("scenes") Scene scene, @ForAll @IntRange(max = THREE_DAYS) int minute) {
        Instant at = scene.begin().plus(Duration.ofMinutes(minute));
        boolean frozen = scene.calendar().freezes().stream()
                .anyMatch(freeze -> new Calendar(List.of(), List.of(freeze)).at(at) instanceof Closed);

        if (frozen) {
            assertThat(scene.calendar().at(at))
                    .isInstanceOfSatisfying(
                            Closed.class, closed -> assertThat(closed.freeze()).isPresent());
        }
    }

    @Property(tries = 300)
    void whatComesNextIsTheFirstInstantAtWhichItIsOtherwise(
            @ForAll("scenes") Scene scene, @ForAll @IntRange(max = THREE_DAYS) int minute) {
        Instant at = scene.begin().plus(Duration.ofMinutes(minute));

        switch (scene.calendar().at(at)) {
            case Open(var window, var closing) -> {
                assertThat(window.isPresent())
                        .isEqualTo(!scene.calendar().windows().isEmpty());
                closing.ifPresent(end -> {
                    assertThat(scene.calendar().at(end.at().toInstant())).isInstanceOf(Closed.class);
                    assertThat(scene.calendar().at(end.at().toInstant().minusNanos(1)))
                            .isInstanceOf(Open.class);
                });
            }
            case Closed(var _, var opens) ->
                opens.ifPresent(start -> {
                    assertThat(scene.calendar().at(start.toInstant())).isInstanceOf(Open.class);
                    assertThat(scene.calendar().at(start.toInstant().minusNanos(1)))
                            .isInstanceOf(Closed.class);
                });
        }
    }

    @Property(tries = 300)
    void oneMoreWindowOnlyOpensAndOneMoreFreezeOnlyCloses(
            @ForAll("scenes") Scene scene,
            @ForAll("windows") Window window,
            @ForAll @IntRange(max = THREE_DAYS) int minute) {
        Instant at = scene.begin().plus(Duration.ofMinutes(minute));
        Calendar calendar = scene.calendar();
        List<Window> more =
                Stream.concat(calendar.windows().stream(), Stream.of(window)).toList();
        List<Freeze> fewer = calendar.freezes().stream().skip(1).toList();

        if (!calendar.windows().isEmpty() && calendar.at(at) instanceof Open) {
            assertThat(new Calendar(more, calendar.freezes()).at(at)).isInstanceOf(Open.class);
        }
        if (calendar.at(at) instanceof Open) {
            assertThat(new Calendar(calendar.windows(), fewer).at(at)).isInstanceOf(Open.class);
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Combinators.combine(Arbitraries.of(ZONES), Arbitraries.longs().between(1_104_500_000L, 1_830_000_000L))
                .as((zone, second) -> Instant.ofEpochSecond(second).atZone(zone))
                .flatMap(time -> scenes(time.getZone(), time.toInstant()));
    }

    private static Arbitrary<Scene> scenes(ZoneId zone, Instant any) {
        Optional<ZoneOffsetTransition> change =
                Optional.ofNullable(zone.getRules().nextTransition(any));
        Instant middle =
                change.map(ZoneOffsetTransition::getInstant).orElse(any).truncatedTo(ChronoUnit.MINUTES);
        List<LocalDateTime> shown = change.map(clock -> List.of(clock.getDateTimeBefore(), clock.getDateTimeAfter()))
                .orElse(List.of(middle.atZone(zone).toLocalDateTime()));
        return Combinators.combine(
                        windows(zone, shown).list().ofMaxSize(3),
                        freezes(zone, shown).list().ofMaxSize(2))
                .as((windows, freezes) -> new Scene(new Calendar(windows, freezes), middle));
    }

    @Provide
    Arbitrary<Window> windows() {
        return windows(ZONES.getFirst(), List.of(LocalDateTime.of(2026, 3, 29, 2, 0)));
    }

    /** Most of them in this zone, and with ends at or near the times that a clock shows when it changes. */
    private static Arbitrary<Window> windows(ZoneId zone, List<LocalDateTime> shown) {
        Arbitrary<LocalTime> times = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(shown).map(LocalDateTime::toLocalTime)),
                Tuple.of(3, near(shown, 90).map(LocalDateTime::toLocalTime)),
                Tuple.of(2, Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30))));
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(3),
                        times.list().ofSize(2).filter(pair -> !pair.getFirst().equals(pair.getLast())),
                        zones(zone))
                .as((days, pair, there) -> {
                    List<LocalTime> ends = pair.stream().sorted().toList();
                    return new Window(days, ends.getFirst(), ends.getLast(), there);
                });
    }

    private static Arbitrary<Freeze> freezes(ZoneId zone, List<LocalDateTime> shown) {
        Arbitrary<LocalDateTime> times = Arbitraries.oneOf(Arbitraries.of(shown), near(shown, 180), near(shown, 1500));
        return Combinators.combine(
                        times.list().ofSize(2).filter(pair -> !pair.getFirst().equals(pair.getLast())), zones(zone))
                .as((pair, there) -> {
                    List<LocalDateTime> ends = pair.stream().sorted().toList();
                    return new Freeze("freeze", ends.getFirst(), ends.getLast(), there);
                });
    }

    private static Arbitrary<LocalDateTime> near(List<LocalDateTime> shown, int minutes) {
        return Combinators.combine(Arbitraries.of(shown), Arbitraries.integers().between(-minutes, minutes))
                .as(LocalDateTime::plusMinutes);
    }

    private static Arbitrary<ZoneId> zones(ZoneId zone) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(zone)), Tuple.of(1, Arbitraries.of(ZONES)));
    }
}
