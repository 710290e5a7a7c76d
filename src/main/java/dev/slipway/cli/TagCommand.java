package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.git.Tag;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Make an annotated tag; without VERSION the next one is proposed from the commits.")
final class TagCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VERSION", description = "such as 1.9.0")
    private Optional<String> version = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "REVISION", description = "what is tagged (default: HEAD)")
    private Optional<String> revision = Optional.empty();

    @Option(names = "-m", paramLabel = "MESSAGE", description = "the tag's message (default: the release notes)")
    private String message = "";

    TagCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::tag);
    }

    private int tag(Workspace workspace) {
        Outcome<Tag> tagged = version.isPresent()
                ? workspace.tag(version, revision, message)
                : workspace
                        .proposedVersion(revision)
                        .then(next -> accepted(next).then(_ -> workspace.tag(Optional.of(next), revision, message)));
        return switch (tagged) {
            case Outcome.No<Tag>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Tag>(var tag) -> {
                if (shared.json()) {
                    terminal.object(tag);
                } else {
                    terminal.line(tag.name() + " at " + tag.revision().abbreviated());
                }
                yield ExitStatus.DONE;
            }
        };
    }

    private Outcome<String> accepted(String next) {
        if (shared.yes()) {
            return new Outcome.Done<>(next);
        }
        Optional<String> answer = shared.ask(terminal, "The commits call for " + next + ". Type yes to tag it:");
        if (answer.isEmpty()) {
            return Outcome.usage(
                    shared.nobody() + "; the commits call for " + next + ".",
                    "Say --yes, or slipway tag " + next + ".");
        }
        return answer.get().strip().equals("yes")
                ? new Outcome.Done<>(next)
                : Outcome.gate("Not tagged; the commits call for " + next + ".", "Say slipway tag " + next + ".");
    }
}
