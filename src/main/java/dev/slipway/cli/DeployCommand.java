package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "deploy", description = "Make a release live in an environment.")
final class DeployCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Mixin
    private Why why = new Why();

    @Parameters(paramLabel = "REVISION|TAG", description = "the release")
    private String release = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "the environment")
    private String environment = "";

    DeployCommand(Front front, Terminal terminal, Shared shared) {
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
                        .run(workspace, workspace.plan(release, environment), why.digest(), why.message()));
    }
}
