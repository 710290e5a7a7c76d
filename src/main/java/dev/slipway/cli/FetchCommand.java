package dev.slipway.cli;

import dev.slipway.app.Fetched;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.git.RefUpdate;
import dev.slipway.git.TransferProgress;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Get branches and all tags from a remote; branches here and the work tree stay as they are.")
final class FetchCommand implements Callable<Integer> {
    private static final int SHORT = 7;

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REMOTE",
            description = "as git calls it (default: origin, or the only one)")
    private Optional<String> remote = Optional.empty();

    FetchCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::fetch);
    }

    private int fetch(Workspace workspace) throws InterruptedException {
        return switch (workspace.fetch(remote, progress())) {
            case Outcome.No<Fetched>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Fetched>(var fetched) -> told(fetched);
        };
    }

    /** Each part of the work once, where a person sees it. */
    private TransferProgress progress() {
        if (!shared.answers(terminal)) {
            return TransferProgress.UNHEARD;
        }
        AtomicReference<String> last = new AtomicReference<>("");
        return (part, _, _) -> {
            if (!part.equals(last.getAndSet(part))) {
                terminal.complain(part + "\u2026");
            }
        };
    }

    private int told(Fetched fetched) {
        if (shared.json()) {
            fetched.refs().forEach(terminal::object);
        } else {
            fetched.refs().stream().filter(RefUpdate::accepted).forEach(ref -> terminal.line(line(ref)));
            terminal.line(fetched.sentence());
        }
        fetched.unshared().ifPresent(terminal::complain);
        for (RefUpdate ref : fetched.rejected()) {
            ref.rejection().ifPresent(why -> {
                terminal.complain(Line.ofBad("The " + Fetched.name(ref) + " stays as it is: " + why.reason() + "."));
                terminal.complain(why.remedy());
            });
        }
        return fetched.rejected().isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    private static String line(RefUpdate ref) {
        String now = ref.after().map(FetchCommand::shortened).orElse("gone");
        return Fetched.name(ref)
                + ref.before()
                        .map(before -> "  " + shortened(before) + " \u2192 " + now)
                        .orElse("  new at " + now);
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT);
    }
}
