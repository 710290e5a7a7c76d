package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Make what is live in one environment live in another.")
final class PromoteCommand extends RunCommand {
    @Option(names = "--from", required = true, paramLabel = "ENV", description = "where the release is live")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "where it goes")
    private String to = "";

    PromoteCommand(Front front, Terminal terminal, Shared shared) {
        super(front, terminal, shared);
    }

    @Override
    Outcome<Review> plan(Workspace workspace) throws InterruptedException {
        return workspace.planPromotion(from, to);
    }
}
