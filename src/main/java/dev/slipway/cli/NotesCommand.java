package dev.slipway.cli;

import dev.slipway.app.NotesBetween;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Refused;
import dev.slipway.release.ReleaseNotes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "What is new from one release to another, as Markdown on standard output.")
final class NotesCommand implements Callable<Integer> {
    private static final String HEAD = "HEAD";

    /** As git has it, or a forge with three dots; one side may be left out. No ref has two dots in its name. */
    private static final Pattern RANGE = Pattern.compile("(?=.*[^.])(.*?)\\.{2,3}(.*)");

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FROM",
            description =
                    "a tag, a branch or a commit (default: the last release before TO); FROM..TO says both in one")
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
        Optional<Matcher> range = from.map(RANGE::matcher).filter(Matcher::matches);
        if (range.isPresent() && to.isPresent()) {
            return shared.refuse(
                    terminal,
                    new Refused(
                            Refused.Cause.USAGE,
                            from.orElseThrow() + " names already from where to where.",
                            "Say slipway notes FROM..TO or slipway notes FROM TO."));
        }
        return notes(
                workspace,
                range.map(both -> side(both, 1)).or(() -> from),
                range.map(both -> side(both, 2)).or(() -> to));
    }

    /** For git the side that is left out is HEAD. */
    private static String side(Matcher range, int group) {
        String side = range.group(group);
        return side.isEmpty() ? HEAD : side;
    }

    private int notes(Workspace workspace, Optional<String> since, Optional<String> until) {
        return switch (workspace.notes(since, until)) {
            case Outcome.No<NotesBetween>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<NotesBetween>(var found) -> {
                ReleaseNotes notes = found.notes();
                if (shared.json()) {
                    terminal.object(new Told(
                            found.from().id(), found.to().id(), notes.sections(), notes.complete(), notes.markdown()));
                } else if (notes.nothing()) {
                    terminal.complain("Nothing to tell between " + found.since() + " and " + until.orElse(HEAD) + ".");
                } else {
                    terminal.line(notes.markdown().stripTrailing());
                }
                yield ExitStatus.DONE;
            }
        };
    }
}
