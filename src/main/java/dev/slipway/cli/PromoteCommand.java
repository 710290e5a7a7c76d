package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.project.Environment;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Schedule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Make what is live in one environment live in another; where approvals are missing, ask for them.")
final class PromoteCommand extends RunCommand {
    @Option(names = "--from", required = true, paramLabel = "ENV", description = "where the release is live")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "ENV", description = "where it goes")
    private String to = "";

    @Mixin
    private At at = new At();

    PromoteCommand(Front front, Terminal terminal, Shared shared) {
        super(front, terminal, shared);
    }

    @Override
    Outcome<Review> plan(Workspace workspace) throws InterruptedException {
        hear(workspace);
        List<String> order = workspace.project().configuration().environments().stream()
                .map(Environment::name)
                .toList();
        if (order.containsAll(List.of(from, to)) && order.indexOf(from) > order.indexOf(to)) {
            terminal().complain("This goes against the order of environments: " + to + " comes before " + from + ".");
        }
        return workspace.planPromotion(from, to);
    }

    /** What others have approved meanwhile decides whether the plan runs or is asked for. */
    private void hear(Workspace workspace) throws InterruptedException {
        if (workspace.promotions().wanted() && workspace.exchangeUnattended() instanceof Outcome.No<Boolean>(var no)) {
            terminal().complain("Approvals of others may be missing: " + no.reason());
        }
    }

    @Override
    Optional<Schedule> schedule() {
        return at.schedule();
    }

    @Override
    boolean asks(Outcome<Review> planned) {
        return at.schedule().isPresent() || lacksApproval(planned);
    }

    private static boolean lacksApproval(Outcome<Review> planned) {
        return planned instanceof Outcome.Done<Review>(var review)
                && review.gates().stream()
                        .anyMatch(gate -> gate.kind() == Gate.Kind.APPROVAL && gate.state() instanceof Gate.Waiting);
    }
}
