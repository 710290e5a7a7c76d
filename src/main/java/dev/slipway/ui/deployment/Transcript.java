package dev.slipway.ui.deployment;

import dev.slipway.app.words.Said;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Event.StepResult;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ui.widget.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment did, line by line: the ends of its steps between the output of its commands. */
final class Transcript {
    private Transcript() {}

    /** All of it so far, oldest first. */
    static List<LogLine> of(DeploymentState state, List<Event.Output> output) {
        Stream<LogLine> steps = state.hosts().stream()
                .flatMap(host -> host.steps().stream().flatMap(step -> ended(host.host(), step).stream()));
        return Stream.of(output.stream().map(Transcript::line), steps, ending(state).stream())
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(LogLine::at))
                .toList();
    }

    /**
     * The line that an event adds, if it adds one.
     *
     * @param after the state that it led to
     */
    static Optional<LogLine> of(Event event, DeploymentState after) {
        return switch (event) {
            case Event.Output output -> Optional.of(line(output));
            case Event.StepEnded end -> Optional.of(line(end, after));
            case Event.BatchStarted batch ->
                Optional.of(new LogLine(
                        batch.at(),
                        "",
                        LogLine.Level.MARK,
                        "batch " + batch.number() + ": " + Words.names(batch.hosts())));
            case Event.GoingBack back ->
                Optional.of(new LogLine(back.at(), "", LogLine.Level.WARNING, "going back: " + back.reason()));
            case Event.Ended end -> Optional.of(line(end));
            case Event.CancelAsked asked ->
                Optional.of(new LogLine(asked.at(), "", LogLine.Level.WARNING, asked.by() + " asked to stop"));
            case Event.LeaseWanted lease ->
                Optional.of(new LogLine(lease.at(), lease.host(), LogLine.Level.MARK, "lease"));
            case Event.Started _, Event.StepStarted _, Event.Progress _ -> Optional.empty();
        };
    }

    private static Optional<LogLine> ending(DeploymentState state) {
        return state.ended().map(Transcript::line);
    }

    private static LogLine line(Event.Ended end) {
        LogLine.Level level = switch (end.verdict()) {
            case SUCCEEDED -> LogLine.Level.MARK;
            case CANCELLED, INTERRUPTED, UNKNOWN -> LogLine.Level.WARNING;
            case FAILED, ROLLED_BACK -> LogLine.Level.ERROR;
        };
        String word = Words.word(end.verdict());
        return new LogLine(end.at(), "", level, word + (end.reason().isBlank() ? "" : ": " + end.reason()));
    }

    private static LogLine line(Event.Output output) {
        return new LogLine(
                output.at(),
                output.host(),
                output.stream() == OutputListener.Stream.ERRORS ? LogLine.Level.WARNING : LogLine.Level.NORMAL,
                output.text());
    }

    private static LogLine line(Event.StepEnded end, DeploymentState after) {
        Optional<Instant> began = after.hosts().stream()
                .filter(host -> host.host().equals(end.host()))
                .flatMap(host -> host.steps().stream())
                .filter(step -> isEndOf(end, step))
                .map(StepState::startedAt)
                .findFirst();
        String name = Said.step(end.phase(), end.component(), end.undo());
        return line(end.host(), end.at(), name, began, end.result(), end.detail());
    }

    private static boolean isEndOf(Event.StepEnded end, StepState step) {
        return step.endedAt().filter(end.at()::equals).isPresent()
                && step.phase() == end.phase()
                && step.undo() == end.undo()
                && step.component().equals(end.component());
    }

    private static Optional<LogLine> ended(String host, StepState step) {
        String name = Said.step(step.phase(), step.component(), step.undo());
        return step.endedAt()
                .map(at -> line(
                        host,
                        at,
                        name,
                        Optional.of(step.startedAt()),
                        step.result().orElse(StepResult.UNKNOWN),
                        step.detail()));
    }

    private static LogLine line(
            String host, Instant at, String name, Optional<Instant> began, StepResult result, String detail) {
        String took = began.map(start -> " in " + Words.took(Duration.between(start, at)))
                .orElse("");
        String how = switch (result) {
            case DONE -> " done" + took;
            case SKIPPED -> " not needed";
            case FAILED -> " failed" + took;
            case UNKNOWN -> " unknown";
        };
        LogLine.Level level = switch (result) {
            case DONE, SKIPPED -> LogLine.Level.MARK;
            case FAILED -> LogLine.Level.ERROR;
            case UNKNOWN -> LogLine.Level.WARNING;
        };
        return new LogLine(at, host, level, name + how + (detail.isBlank() ? "" : ": " + detail));
    }
}
