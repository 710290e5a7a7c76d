package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Refused;
import dev.slipway.promotion.Schedule;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that makes a plan, lets a person confirm it, and runs it. */
abstract class RunCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Mixin
    private Why why = new Why();

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "start in spite of gates that are closed, if you may; the reason stays with the deployment")
    private Optional<String> overriding = Optional.empty();

    RunCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    /** Where it says more than the plan does. */
    final Terminal terminal() {
        return terminal;
    }

    /** The plan that was asked for. */
    abstract Outcome<Review> plan(Workspace workspace) throws InterruptedException;

    @Override
    public final Integer call() {
        if (overriding.isPresent() && schedule().isPresent()) {
            return shared.refuse(
                    terminal,
                    new Refused(
                            Refused.Cause.USAGE,
                            "Who overrides gates starts now, not at a time.",
                            "Leave out --at or --override."));
        }
        return shared.withProject(front, terminal, workspace -> {
            Outcome<Review> planned = plan(workspace);
            workspace.journal().awaitOpen(); // what cannot be recorded is not confirmed first
            Runner runner = new Runner(shared, terminal);
            return overriding.isEmpty() && asks(planned)
                    ? runner.ask(workspace, planned, schedule(), why.digest(), why.message())
                    : runner.run(workspace, planned, why.digest(), why.message(), overriding);
        });
    }

    /** Whether others are asked to approve the plan in place of running it. */
    boolean asks(Outcome<Review> planned) {
        return false;
    }

    /** When it is to start by itself. */
    Optional<Schedule> schedule() {
        return Optional.empty();
    }
}
