package dev.slipway.app.words;

import dev.slipway.app.FailureNote;

/** Notes on deployments that went wrong, as those read them who plan the like. */
public final class NoteText {
    private NoteText() {}

    /** Of what it is: "v1.8.0 rolled back". */
    public static String title(FailureNote note) {
        return note.release().name() + " " + Words.word(note.verdict());
    }
}
