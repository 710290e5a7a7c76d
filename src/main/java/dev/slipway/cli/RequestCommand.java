package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace.Review;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Ask others to approve the plan of a deployment, or have it start at a time.")
final class RequestCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "REVISION|TAG", description = "the release")
    private String release = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Mixin
    private At at = new At();

    @Mixin
    private Why why = new Why();

    RequestCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, workspace -> {
            Outcome<Review> planned = workspace.plan(release, environment);
            workspace.journal().awaitOpen();
            return new Runner(shared, terminal).ask(workspace, planned, at.schedule(), why.digest(), why.message());
        });
    }
}
