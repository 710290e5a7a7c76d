package dev.slipway.promotion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a plan should take, told from earlier runs that ended well.
 *
 * <p>A run has two parts. Until the first batch switches, all hosts do the same at once, so that part takes as long whatever
 * the number of hosts. From then on batch follows batch, with pauses between them, and checks watch for a while: what is left
 * without these waits is shared evenly among the batches, and a plan takes as many such shares as it has batches, and its own
 * waits. So of a run with the batches and the waits of the plan this makes exactly the time that it took. How much is sent is not looked at.
 */
public final class Timing {
    private Timing() {}

    /**
     * What of a plan its time depends on.
     *
     * @param batches how many, one at least
     * @param pause between two of them
     * @param watch how long checks watch after the last of them
     */
    public record Shape(int batches, Duration pause, Duration watch) {
        Duration waits() {
            return pause.multipliedBy(batches - 1L).plus(watch);
        }
    }

    /**
     * A run that ended well.
     *
     * @param ready how long it took until its first batch began to switch
     * @param switching how long it took from then until its end
     */
    public record Run(Shape shape, Duration ready, Duration switching) {
        private Duration of(Shape plan) {
            return some(ready).plus(batches(plan)).plus(plan.waits());
        }

        private Duration batches(Shape plan) {
            return some(switching.minus(shape.waits()))
                    .multipliedBy(plan.batches())
                    .dividedBy(shape.batches());
        }
    }

    /**
     * The estimate for a plan; empty where there was no run.
     *
     * @param here whether these ran in the plan's own environment
     */
    public static Optional<Estimate> of(Shape plan, List<Run> runs, boolean here) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> times = runs.stream().map(run -> run.of(plan)).sorted().toList();
        Duration lower = times.get((times.size() - 1) / 2);
        Duration upper = times.get(times.size() / 2);
        return Optional.of(new Estimate(
                lower.plus(upper.minus(lower).dividedBy(2)), times.getFirst(), times.getLast(), times.size(), here));
    }

    /** A clock that was set back makes no time negative. */
    private static Duration some(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
