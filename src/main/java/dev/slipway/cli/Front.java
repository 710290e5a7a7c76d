package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.vault.Passphrases;
import java.nio.file.Path;
import java.util.Optional;

/** What the command line needs and does not make itself: projects to work on, and the window. */
public interface Front {
    /**
     * Opens the project that this path lies in.
     *
     * @param questions are asked about hosts whose keys are not known, and for the passphrase of the vault
     */
    Outcome<Workspace> open(Path path, Questions questions);

    /** The passphrase of the vault where one was given beforehand. */
    Passphrases passphrases();

    /** Opens the window on this project, or on the last one; gives the exit status when it is closed. */
    int window(Optional<Path> project, Terminal terminal);

    /** Runs the demonstration; gives the exit status. */
    int demo(Demonstration wanted, Terminal terminal);

    /** Opens the gallery of widgets, for development; gives the exit status when it is closed. */
    int gallery(Terminal terminal);

    /**
     * How to run the demonstration.
     *
     * @param tour without a person
     * @param out directory for the screenshots of the tour
     * @param keep directory that stays afterwards
     * @param json the result of the tour as JSON on standard output, its account on standard error
     */
    record Demonstration(boolean tour, Optional<Path> out, Optional<Path> keep, boolean json) {}
}
