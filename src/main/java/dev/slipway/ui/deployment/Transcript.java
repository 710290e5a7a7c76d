package dev.slipway.ui.deployment;

import dev.slipway.app.words.Said;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Event;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ui.widget.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a deployment did, line by line: the ends of its steps between the output of its commands. */
final class Transcript {
    private Transcript() {}

    /** The lines of these events, of which one begins the deployment. */
    static List<LogLine> of(List<Event> events) {
        return DeploymentState.after(events)
                .map(state -> events.stream()
                        .flatMap(event -> of(event, state).stream())
                        .toList())
                .orElse(List.of());
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
            case Event.Resumed resumed ->
                Optional.of(new LogLine(
                        resumed.at(),
                        "",
                        LogLine.Level.WARNING,
                        Said.resumed(resumed) + (resumed.message().isBlank() ? "" : ": " + resumed.message())));
            case Event.LeaseWanted lease ->
                Optional.of(new LogLine(lease.at(), lease.host(), LogLine.Level.MARK, "lease"));
            case Event.LeaseLeft left ->
                Optional.of(new LogLine(left.at(), "", LogLine.Level.WARNING, left.sentence()));
            case Event.HostAway away ->
                Optional.of(new LogLine(away.at(), away.host(), LogLine.Level.WARNING, Said.away(away)));
            case Event.Started started ->
                Said.overridden(started).map(said -> new LogLine(started.at(), "", LogLine.Level.WARNING, said));
            case Event.StepStarted _, Event.Progress _ -> Optional.empty();
        };
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
                .reduce((_, last) -> last);
        String took = began.map(start -> " in " + Words.took(Duration.between(start, end.at())))
                .orElse("");
        String how = switch (end.result()) {
            case DONE -> " done" + took;
            case SKIPPED -> " not needed";
            case FAILED -> " failed" + took;
            case UNKNOWN -> " unknown";
        };
        LogLine.Level level = switch (end.result()) {
            case DONE, SKIPPED -> LogLine.Level.MARK;
            case FAILED -> LogLine.Level.ERROR;
            case UNKNOWN -> LogLine.Level.WARNING;
        };
        String step = Said.step(end.phase(), end.component(), end.undo());
        String why = end.detail().isBlank() ? "" : ": " + end.detail();
        return new LogLine(end.at(), end.host(), level, step + how + why);
    }

    private static boolean isEndOf(Event.StepEnded end, StepState step) {
        return step.endedAt().filter(end.at()::equals).isPresent()
                && step.phase() == end.phase()
                && step.undo() == end.undo()
                && step.component().equals(end.component());
    }
}
