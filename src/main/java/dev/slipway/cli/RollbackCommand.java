package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Bring back what was live before, or a named release.")
final class RollbackCommand extends RunCommand {
    @Parameters(paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Option(names = "--to", paramLabel = "RELEASE", description = "a release that every host still has")
    private Optional<String> release = Optional.empty();

    RollbackCommand(Front front, Terminal terminal, Shared shared) {
        super(front, terminal, shared);
    }

    @Override
    Outcome<Review> plan(Workspace workspace) throws InterruptedException {
        return workspace.planRollback(environment, release);
    }
}
