package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Make a release live in an environment.")
final class DeployCommand extends RunCommand {
    @Parameters(paramLabel = "REVISION|TAG", description = "the release")
    private String release = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "the environment")
    private String environment = "";

    DeployCommand(Front front, Terminal terminal, Shared shared) {
        super(front, terminal, shared);
    }

    @Override
    Outcome<Review> plan(Workspace workspace) throws InterruptedException {
        return workspace.plan(release, environment);
    }
}
