package dev.slipway.cli;

import dev.slipway.app.FailureNote;
import dev.slipway.app.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Keep what went wrong with a deployment, and what keeps it from coming back; plans of the like show it.")
final class NoteCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "DEPLOYMENT", description = "its id")
    private String deployment = "";

    @Option(names = "-m", required = true, paramLabel = "TEXT", description = "the note; kept in the trail")
    private String text = "";

    NoteCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front, terminal, workspace -> switch (workspace.failureNotes().write(deployment, text)) {
                    case Outcome.No<FailureNote>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<FailureNote>(var note) -> told(note);
                });
    }

    private int told(FailureNote note) {
        if (shared.json()) {
            terminal.object(note);
        } else {
            terminal.line("The note on " + note.deployment() + " is kept.");
        }
        return ExitStatus.DONE;
    }
}
