package dev.slipway.forge;

import dev.slipway.forge.Check.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The checks of a commit, the worst first, then by name. */
public record Checks(List<Check> all) {
    public Checks {
        all = all.stream()
                .sorted(Comparator.comparing(Check::state).thenComparing(Check::name))
                .toList();
    }

    /**
     * All of them as one: one that failed counts more than one that is pending, and that more than those that passed, as the
     * forge itself shows it. Only where all are skipped that is told, which a forge takes for passed. Empty where there are
     * none.
     */
    public Optional<State> state() {
        return all.stream().map(Check::state).min(Comparator.naturalOrder());
    }

    /** How many count like this. */
    public long count(State state) {
        return all.stream().filter(check -> check.state() == state).count();
    }
}
