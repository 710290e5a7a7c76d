package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace.Review;
import dev.slipway.release.Digest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "What a deployment would change and run; its digest.")
final class PlanCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "REVISION|TAG", description = "the release")
    private String release = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Option(names = "--files", description = "list the files that differ, and how many lines of each")
    private boolean files;

    PlanCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, workspace -> switch (workspace.plan(release, environment)) {
            case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Review>(var review) -> show(review);
        });
    }

    private int show(Review review) {
        if (shared.json()) {
            terminal.object(new Shown(review.digest(), review));
        } else {
            PlanPrinter printer = new PlanPrinter(terminal);
            printer.print(review);
            if (files) {
                printer.files(review.comparison());
            }
        }
        return ExitStatus.DONE;
    }

    /** What {@code --json} prints. */
    record Shown(Digest digest, Review review) {}
}
