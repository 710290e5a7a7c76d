package dev.slipway.cli;

import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.OutlookText;

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
}
