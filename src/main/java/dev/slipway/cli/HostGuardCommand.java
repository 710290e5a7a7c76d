package dev.slipway.cli;

import dev.slipway.app.HostGuards;
import dev.slipway.app.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Print a script with which hosts let through only what the policy asks for.",
            "The script goes to standard output, and how to install it to standard error."
        })
final class HostGuardCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "ENV", description = "the environment, which the policy protects")
    private String environment = "";

    @Option(names = "--host", paramLabel = "HOST", description = "tell how to install it on this host only")
    private Optional<String> host = Optional.empty();

    HostGuardCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front, terminal, workspace -> switch (workspace.hostGuards().of(environment, host)) {
                    case Outcome.No<HostGuards.Made>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<HostGuards.Made>(var made) -> print(made);
                });
    }

    private int print(HostGuards.Made made) {
        if (shared.json()) {
            terminal.object(Map.of("guard", made));
            return ExitStatus.DONE;
        }
        terminal.line(made.script().stripTrailing());
        made.steps().forEach(terminal::complain);
        return ExitStatus.DONE;
    }
}
