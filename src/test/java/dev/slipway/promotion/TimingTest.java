package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.promotion.Timing.Run;
import dev.slipway.promotion.Timing.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How long a plan should take, from what earlier ones took. */
class TimingTest {
    private static final Shape ALL_AT_ONCE = new Shape(1, Duration.ZERO, Duration.ZERO);

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Run run(Shape shape, long ready, long switching) {
        return new Run(shape, seconds(ready), seconds(switching));
    }

    @Test
    void whereNothingHasRunNobodyKnows() {
        assertThat(Timing.of(ALL_AT_ONCE, List.of(), true)).isEmpty();
    }

    @Test
    void itTakesAsLongAsTheOneInTheMiddleAndBetweenTheQuickestAndTheSlowest() {
        List<Run> runs = List.of(run(ALL_AT_ONCE, 10, 90), run(ALL_AT_ONCE, 60, 120), run(ALL_AT_ONCE, 20, 100));

        assertThat(Timing.of(ALL_AT_ONCE, runs, true))
                .contains(new Estimate(seconds(120), seconds(100), seconds(180), 3, true));
    }

    @Test
    void betweenTwoItTakesAsLongAsHalfway() {
        List<Run> runs = List.of(run(ALL_AT_ONCE, 10, 90), run(ALL_AT_ONCE, 10, 190));

        assertThat(Timing.of(ALL_AT_ONCE, runs, false))
                .contains(new Estimate(seconds(150), seconds(100), seconds(200), 2, false));
    }

    @Test
    void moreBatchesSwitchLongerAndPauseMoreOftenButAreReadyAsSoon() {
        Run twoBatches = run(new Shape(2, seconds(30), Duration.ZERO), 20, 70); // 20 s a batch

        assertThat(Timing.of(new Shape(5, seconds(10), Duration.ZERO), List.of(twoBatches), true))
                .contains(new Estimate(seconds(160), seconds(160), seconds(160), 1, true));
    }

    @Test
    void aClockThatWasSetBackMakesNoTimeNegative() {
        Run setBack = run(new Shape(3, seconds(30), Duration.ZERO), -500, 10);

        assertThat(Timing.of(ALL_AT_ONCE, List.of(setBack), true))
                .contains(new Estimate(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, true));
    }

    @Property
    void ofRunsLikeThePlanTheQuickestAndTheSlowestAreWhatTheyTook(@ForAll("alike") List<Run> runs) {
        List<Duration> took = runs.stream()
                .map(run -> run.ready().plus(run.switching()))
                .sorted()
                .toList();

        Estimate estimate = Timing.of(runs.getFirst().shape(), runs, true).orElseThrow();

        assertThat(estimate.shortest()).isEqualTo(took.getFirst());
        assertThat(estimate.longest()).isEqualTo(took.getLast());
        assertThat(estimate.likely()).isBetween(estimate.shortest(), estimate.longest());
        assertThat(took.stream().filter(time -> time.compareTo(estimate.likely()) <= 0))
                .as("half of them took no longer")
                .hasSizeGreaterThanOrEqualTo(runs.size() / 2);
    }

    @Property
    void aPlanWithAnotherBatchOrALongerPauseNeverTakesLess(
            @ForAll("runs") List<Run> runs, @ForAll("shapes") Shape plan) {
        Duration before = Timing.of(plan, runs, true).orElseThrow().likely();

        assertThat(Timing.of(new Shape(plan.batches() + 1, plan.pause(), plan.watch()), runs, true)
                        .map(Estimate::likely))
                .hasValueSatisfying(more -> assertThat(more).isGreaterThanOrEqualTo(before));
        assertThat(Timing.of(new Shape(plan.batches(), plan.pause().plusSeconds(7), plan.watch()), runs, true)
                        .map(Estimate::likely))
                .isEqualTo(Optional.of(before.plus(seconds(7L * (plan.batches() - 1)))));
    }

    @Property
    void whatAPlanWatchesIsAddedToItsTime(@ForAll("runs") List<Run> runs, @ForAll("shapes") Shape plan) {
        Duration before = Timing.of(plan, runs, true).orElseThrow().likely();
        Shape watching = new Shape(plan.batches(), plan.pause(), plan.watch().plusSeconds(60));

        assertThat(Timing.of(watching, runs, true).map(Estimate::likely)).contains(before.plusSeconds(60));
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.longs().between(0, 600),
                        Arbitraries.longs().between(0, 300))
                .as((batches, pause, watch) -> new Shape(batches, seconds(pause), seconds(watch)));
    }

    @Provide
    Arbitrary<List<Run>> runs() {
        return shapes().flatMap(this::like).list().ofMinSize(1).ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Run>> alike() {
        return shapes().flatMap(shape -> like(shape).list().ofMinSize(1).ofMaxSize(9));
    }

    /** What the pauses took at least it took. */
    private Arbitrary<Run> like(Shape shape) {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 900_000),
                        Arbitraries.longs().between(0, 900_000))
                .as((ready, busy) ->
                        new Run(shape, Duration.ofMillis(ready), shape.waits().plusMillis(busy)));
    }
}
