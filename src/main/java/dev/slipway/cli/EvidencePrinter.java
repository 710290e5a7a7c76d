package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.WrittenEvidence;
import dev.slipway.app.words.Words;

/** What became of writing the evidence of a promotion. */
final class EvidencePrinter {
    private final Shared shared;
    private final Terminal terminal;

    EvidencePrinter(Shared shared, Terminal terminal) {
        this.shared = shared;
        this.terminal = terminal;
    }

    /** Tells it; gives the exit status. */
    int told(Outcome<WrittenEvidence> outcome) {
        return switch (outcome) {
            case Outcome.No<WrittenEvidence>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<WrittenEvidence>(var written) -> told(written);
        };
    }

    private int told(WrittenEvidence written) {
        if (shared.json()) {
            terminal.object(written);
        } else {
            terminal.line(Words.count(written.files().size(), "file") + " written to " + written.folder()
                    + "; README.md there says how to check them");
        }
        written.lacks().ifPresent(terminal::complain);
        return ExitStatus.DONE;
    }
}
