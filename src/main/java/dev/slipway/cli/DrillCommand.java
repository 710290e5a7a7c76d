package dev.slipway.cli;

import dev.slipway.app.Drilled;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Rehearse a rollback and the way forward again; not on production.")
final class DrillCommand implements Callable<Integer> {
    private static final int WAYS = 2;
    private static final String STOPPING =
            "Stopping: a way back that has not switched every host is undone; one that has is followed by the way forward.";

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Mixin
    private Why why = new Why();

    DrillCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, workspace -> {
            Outcome<Review> planned = workspace.drills().plan(environment);
            workspace.journal().awaitOpen(); // what cannot be recorded is not confirmed first
            Runner runner = new Runner(shared, terminal);
            return switch (planned.then(review -> runner.confirmed(review, why.digest(), act(review)))) {
                case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
                case Outcome.Done<Review>(var review) -> run(workspace, runner, review);
            };
        });
    }

    private static String act(Review back) {
        return "roll " + back.plan().target().environment() + " back to "
                + back.plan().release().name()
                + back.comparison()
                        .live()
                        .map(live -> " and forward to " + live.name() + " again")
                        .orElse("");
    }

    private int run(Workspace workspace, Runner runner, Review review) throws InterruptedException {
        Outcome<Drilled> outcome = runner.telling(
                workspace,
                new Runner.Asked(WAYS, Verdict.SUCCEEDED, STOPPING),
                () -> workspace.drills().run(review, review.digest(), why.message(), _ -> {}));
        return switch (outcome) {
            case Outcome.No<Drilled>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Drilled>(var drilled) -> told(drilled);
        };
    }

    private int told(Drilled drilled) {
        boolean passed = drilled.verdict() == Verdict.SUCCEEDED;
        if (shared.json()) {
            terminal.object(drilled);
        } else {
            terminal.line(passed ? Line.of("").good(drilled.message()) : Line.ofBad(drilled.message()));
        }
        if (!passed) {
            terminal.complain("See what " + drilled.environment() + " runs with slipway status " + drilled.environment()
                    + "; it had " + drilled.from() + ".");
        }
        return ExitStatus.of(drilled.verdict());
    }
}
