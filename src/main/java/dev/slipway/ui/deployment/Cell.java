package dev.slipway.ui.deployment;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState.StepState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Event.StepResult;
import dev.slipway.deploy.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A phase on a host: all its components together.
 *
 * @param text a length of time, a progress, or a word
 * @param detail what the steps said, or what a check that watches has seen so far; empty if they said nothing
 */
record Cell(Kind kind, String text, String detail) {
    private static final Cell NOT_YET = new Cell(Kind.NOT_YET, "\u2013", "");

    /** How far it is. */
    enum Kind {
        NOT_YET("not begun"),
        RUNNING("running"),
        DONE("done"),
        SKIPPED("not needed"),
        FAILED("failed"),
        UNKNOWN("unknown");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it. */
        String word() {
            return word;
        }
    }

    /**
     * What these steps come to.
     *
     * @param over whether the deployment has ended: then a step without an end is unknown
     */
    static Cell of(List<StepState> steps, Optional<Event.Progress> progress, boolean over, Instant now) {
        if (steps.isEmpty()) {
            return NOT_YET;
        }
        Kind kind = kind(steps, over);
        Optional<String> watched = progress.filter(p -> p.phase() == Phase.CHECK && kind == Kind.RUNNING)
                .filter(p -> steps.stream().anyMatch(s -> running(s, p)))
                .map(Event.Progress::detail);
        return new Cell(kind, text(kind, steps, progress, now), watched.orElseGet(() -> detail(steps)));
    }

    /** The cell in one sentence, for those who cannot see it. */
    String spoken() {
        String length = kind == Kind.DONE || kind == Kind.FAILED || kind == Kind.RUNNING ? ", " + text : "";
        return kind.word() + length + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static Kind kind(List<StepState> steps, boolean over) {
        return steps.stream()
                .map(step -> step.result().map(Cell::kind).orElse(over ? Kind.UNKNOWN : Kind.RUNNING))
                .max(Comparator.comparingInt(Cell::weight))
                .orElse(Kind.NOT_YET);
    }

    private static Kind kind(StepResult result) {
        return switch (result) {
            case DONE -> Kind.DONE;
            case SKIPPED -> Kind.SKIPPED;
            case FAILED -> Kind.FAILED;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    private static int weight(Kind kind) {
        return switch (kind) {
            case NOT_YET -> 0;
            case SKIPPED -> 1;
            case DONE -> 2;
            case RUNNING -> 3;
            case UNKNOWN -> 4;
            case FAILED -> 5;
        };
    }

    private static String text(Kind kind, List<StepState> steps, Optional<Event.Progress> progress, Instant now) {
        return switch (kind) {
            case NOT_YET -> NOT_YET.text();
            case SKIPPED -> "not needed";
            case UNKNOWN -> "unknown";
            case DONE, FAILED -> Words.took(length(steps, now));
            case RUNNING ->
                progress.filter(p -> p.total() > 0 && steps.stream().anyMatch(s -> running(s, p)))
                        .map(Cell::share)
                        .orElseGet(() -> Words.took(length(steps, now)));
        };
    }

    private static boolean running(StepState step, Event.Progress progress) {
        return step.endedAt().isEmpty() && step.phase() == progress.phase();
    }

    private static String share(Event.Progress progress) {
        return progress.total() <= 100
                ? progress.done() + " of " + progress.total()
                : progress.done() * 100 / progress.total() + " %";
    }

    private static Duration length(List<StepState> steps, Instant now) {
        Instant first =
                steps.stream().map(StepState::startedAt).min(Instant::compareTo).orElse(now);
        Instant last = steps.stream()
                .map(s -> s.endedAt().orElse(now))
                .max(Instant::compareTo)
                .orElse(now);
        return last.isBefore(first) ? Duration.ZERO : Duration.between(first, last);
    }

    private static String detail(List<StepState> steps) {
        return String.join(
                "; ",
                steps.stream()
                        .map(StepState::detail)
                        .filter(text -> !text.isBlank())
                        .toList());
    }
}
