package dev.slipway.cli;

import dev.slipway.app.words.Said;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Deployments as lines while they run, one after the other. */
final class RunPrinter {
    private final Terminal terminal;

    /** Whether a step of the one that runs began: what fails before that is refused, and told as a refusal. */
    private volatile boolean begun;

    private volatile boolean over;

    /** The steps that run now. */
    private final NavigableSet<String> running = new ConcurrentSkipListSet<>();

    /** How many deployments have not ended yet. */
    private int left;

    RunPrinter(Terminal terminal) {
        this(terminal, 1);
    }

    /** @param deployments how many there will be */
    RunPrinter(Terminal terminal, int deployments) {
        this.terminal = terminal;
        this.left = deployments;
    }

    void print(Event event) {
        switch (event) {
            case Event.Started s -> {
                begun = false;
                terminal.line(s.deployment() + ": " + Said.title(s));
                Said.overridden(s).ifPresent(said -> terminal.line(Line.ofBad(said)));
            }
            case Event.Resumed r -> {
                begun = true;
                terminal.line(r.deployment() + ": " + Said.resumed(r));
            }
            case Event.BatchStarted b -> terminal.line("batch " + b.number() + ": " + String.join(", ", b.hosts()));
            case Event.StepEnded s -> step(s);
            case Event.GoingBack g -> terminal.line(Line.ofBad("goes back: " + g.reason()));
            case Event.CancelAsked _ -> terminal.line("asked to stop");
            case Event.Output o -> terminal.line(Line.of("  ").muted(o.host() + " | " + o.text()));
            case Event.HostAway away -> terminal.line(Line.ofBad("  " + away.host() + "  " + Said.away(away)));
            case Event.Ended e -> {
                left--;
                over = left <= 0;
                if (begun || e.verdict() != Verdict.FAILED) {
                    terminal.line(ended(e));
                }
            }
            case Event.LeaseLeft left -> terminal.line(Line.ofBad(left.sentence()));
            case Event.StepStarted s -> {
                begun = true;
                running.add(s.host() + " " + Said.step(s.phase(), s.component(), s.undo()));
            }
            case Event.LeaseWanted _, Event.Progress _ -> {}
        }
    }

    /** Whether the last verdict was told. */
    boolean over() {
        return over;
    }

    /** What runs now: "web-1 restart web, web-2 back: switch web"; empty between steps. */
    String doing() {
        return String.join(", ", running);
    }

    private void step(Event.StepEnded step) {
        running.remove(step.host() + " " + Said.step(step.phase(), step.component(), step.undo()));
        String text = String.format(
                Locale.ROOT,
                "  %-12s %-20s %s",
                step.host(),
                Said.step(step.phase(), step.component(), step.undo()),
                Words.word(step.result()));
        boolean good = step.result() == Event.StepResult.DONE || step.result() == Event.StepResult.SKIPPED;
        String detail = step.detail().isEmpty() ? "" : "  " + step.detail();
        terminal.line(good ? Line.of(text).muted(detail) : Line.ofBad(text + detail));
    }

    private static Line ended(Event.Ended end) {
        String text = Words.word(end.verdict()) + (end.reason().isEmpty() ? "" : ": " + end.reason());
        return ExitStatus.of(end.verdict()) == ExitStatus.DONE ? Line.of("").good(text) : Line.ofBad(text);
    }
}
