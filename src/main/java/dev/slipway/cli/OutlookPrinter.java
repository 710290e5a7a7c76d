package dev.slipway.cli;

import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.Lacking;
import dev.slipway.app.words.MeterText;
import dev.slipway.app.words.OutlookText;
import dev.slipway.deploy.Mode;
import java.util.Locale;

/** What is to be expected of a plan, as text. */
final class OutlookPrinter {
    private final Terminal terminal;

    OutlookPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /** How long it should take, and what it would cross. */
    void time(Review review) {
        terminal.line(
                "time: " + OutlookText.time(review.outlook(), review.plan().mode()));
        OutlookText.crossing(review.outlook()).ifPresent(sentence -> terminal.line(Line.ofBad(sentence)));
    }

    /** What nobody checks, and from where there is no way back. */
    void lacking(Review review) {
        Lacking.of(review.plan()).forEach(sentence -> terminal.line(Line.ofBad("  " + sentence)));
    }

    /** Whether one could go back afterwards; nothing for a plan that goes back itself. */
    void back(Review review) {
        if (review.plan().mode() == Mode.ROLLBACK) {
            return;
        }
        terminal.line("");
        terminal.line("going back afterwards");
        for (MeterText.Line line : MeterText.lines(review.outlook().back())) {
            String label = String.format(Locale.ROOT, "  %-14s", line.label());
            terminal.line(
                    line.good()
                            ? Line.of("").muted(label).plain(line.text())
                            : Line.of("").muted(label).bad(line.text()));
        }
    }
}
