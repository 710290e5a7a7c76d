package dev.slipway.ui.deployment;

import dev.slipway.app.words.Said;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.HostState;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.ui.words.Planned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The hosts of a deployment by its phases.
 *
 * @param columns the phases that are planned or have begun, in order; the way back last, once a host goes back
 * @param rows a host each, in the order of the plan
 */
record PhaseTable(List<Column> columns, List<Row> rows) {

    /** A phase, or all steps of the way back. */
    sealed interface Column {
        /** What stands over it. */
        String title();

        /** Whether this step belongs here. */
        boolean has(StepState step);

        /** A phase on the way forward. */
        record Forward(Phase phase) implements Column {
            @Override
            public String title() {
                return Said.name(phase);
            }

            @Override
            public boolean has(StepState step) {
                return !step.undo() && step.phase() == phase;
            }
        }

        /** The way back. */
        record Back() implements Column {
            @Override
            public String title() {
                return "Go back";
            }

            @Override
            public boolean has(StepState step) {
                return step.undo();
            }
        }
    }

    /**
     * A host.
     *
     * @param batch its number from 1, 0 if it is in none
     * @param active whether this batch is the one that switches now
     * @param cells one for each column
     */
    record Row(String host, int batch, boolean active, List<Cell> cells) {}

    /** The table at this time. */
    static PhaseTable of(DeploymentState state, Instant now) {
        List<Column> columns = columns(state);
        return new PhaseTable(
                columns,
                state.hosts().stream()
                        .map(host -> row(state, host, columns, now))
                        .toList());
    }

    private static List<Column> columns(DeploymentState state) {
        Set<Phase> phases = EnumSet.copyOf(Planned.phases(state.started().plan()));
        List<StepState> steps =
                state.hosts().stream().flatMap(host -> host.steps().stream()).toList();
        steps.stream().filter(step -> !step.undo()).map(StepState::phase).forEach(phases::add);
        List<Column> columns = new ArrayList<>();
        phases.forEach(phase -> columns.add(new Column.Forward(phase)));
        if (state.goingBack().isPresent() || steps.stream().anyMatch(StepState::undo)) {
            columns.add(new Column.Back());
        }
        return List.copyOf(columns);
    }

    private static Row row(DeploymentState state, HostState host, List<Column> columns, Instant now) {
        int batch = batchOf(state.started().plan(), host.host());
        boolean active = state.ended().isEmpty() && batch > 0 && batch == state.batch();
        return new Row(
                host.host(),
                batch,
                active,
                columns.stream().map(column -> cell(state, host, column, now)).toList());
    }

    private static Cell cell(DeploymentState state, HostState host, Column column, Instant now) {
        List<StepState> steps = host.steps().stream().filter(column::has).toList();
        return Cell.of(steps, host.progress(), state.ended().isPresent(), now);
    }

    private static int batchOf(Plan plan, String host) {
        for (int i = 0; i < plan.batches().size(); i++) {
            if (plan.batches().get(i).contains(host)) {
                return i + 1;
            }
        }
        return 0;
    }
}
