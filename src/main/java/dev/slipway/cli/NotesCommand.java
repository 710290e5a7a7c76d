package dev.slipway.cli;

import dev.slipway.app.NotesBetween;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.release.ReleaseNotes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "What is new from one release to another, as Markdown on standard output.")
final class NotesCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FROM",
            description = "a tag, a branch or a commit (default: the last release before TO)")
    private Optional<String> from = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "the same (default: HEAD)")
    private Optional<String> to = Optional.empty();

    NotesCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::notes);
    }

    /** As programs read it: ids of commits, sections with their lines in Markdown, and all of it as one text. */
    private record Told(
            String from, String to, List<ReleaseNotes.Section> sections, boolean complete, String markdown) {}

    private int notes(Workspace workspace) {
        return switch (workspace.notes(from, to)) {
            case Outcome.No<NotesBetween>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<NotesBetween>(var found) -> {
                ReleaseNotes notes = found.notes();
                if (shared.json()) {
                    terminal.object(new Told(
                            found.from().id(), found.to().id(), notes.sections(), notes.complete(), notes.markdown()));
                } else if (notes.nothing()) {
                    terminal.complain("Nothing to tell between " + found.from().abbreviated() + " and "
                            + found.to().abbreviated() + ".");
                } else {
                    terminal.line(notes.markdown().stripTrailing());
                }
                yield ExitStatus.DONE;
            }
        };
    }
}
