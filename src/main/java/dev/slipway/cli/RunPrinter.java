package dev.slipway.cli;

import dev.slipway.deploy.Event;
import java.util.Locale;

/** A deployment as lines while it runs. */
final class RunPrinter {
    private final Terminal terminal;

    RunPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Event event) {
        switch (event) {
            case Event.Started s ->
                terminal.line(s.deployment() + ": " + s.plan().release().name() + " to "
                        + s.plan().target().environment());
            case Event.BatchStarted b -> terminal.line("batch " + b.number() + ": " + String.join(", ", b.hosts()));
            case Event.StepEnded s -> step(s);
            case Event.GoingBack g -> terminal.line(terminal.bad("goes back: " + g.reason()));
            case Event.CancelAsked _ -> terminal.line("asked to stop");
            case Event.Output o -> terminal.line(terminal.muted("  " + o.host() + " | " + printable(o.text())));
            case Event.Ended e -> terminal.line(ended(e));
            case Event.LeaseWanted _, Event.StepStarted _, Event.Progress _ -> {}
        }
    }

    private void step(Event.StepEnded step) {
        String phase = (step.undo() ? "back: " : "") + step.phase().name().toLowerCase(Locale.ROOT);
        String text = String.format(
                Locale.ROOT,
                "  %-12s %-14s %s",
                step.host(),
                phase,
                step.result().name().toLowerCase(Locale.ROOT));
        boolean good = step.result() == Event.StepResult.DONE || step.result() == Event.StepResult.SKIPPED;
        String detail = step.detail().isEmpty() ? "" : "  " + step.detail();
        terminal.line(good ? text + terminal.muted(detail) : terminal.bad(text + detail));
    }

    private String ended(Event.Ended end) {
        String verdict = end.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String text = verdict + (end.reason().isEmpty() ? "" : ": " + end.reason());
        return ExitStatus.of(end.verdict()) == ExitStatus.DONE ? terminal.good(text) : terminal.bad(text);
    }

    /** What a host wrote may hold control characters; on a terminal they must not act. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c == '\t' || !Character.isISOControl(c) ? c : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
