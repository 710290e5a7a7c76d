package dev.slipway.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Bring back what was live before, or a named release.")
final class RollbackCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Mixin
    private Why why = new Why();

    @Parameters(paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Option(names = "--to", paramLabel = "RELEASE", description = "a release that every host still has")
    private Optional<String> release = Optional.empty();

    RollbackCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front,
                terminal,
                workspace -> new Runner(shared, terminal)
                        .run(workspace, workspace.planRollback(environment, release), why.digest(), why.message()));
    }
}
