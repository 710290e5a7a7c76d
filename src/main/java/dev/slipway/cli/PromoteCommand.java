package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "promote", description = "Make what is live in one environment live in another.")
final class PromoteCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Mixin
    private Why why = new Why();

    @Option(names = "--from", required = true, paramLabel = "ENV", description = "where the release is live")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "where it goes")
    private String to = "";

    PromoteCommand(Front front, Terminal terminal, Shared shared) {
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
                        .run(workspace, workspace.planPromotion(from, to), why.digest(), why.message()));
    }
}
