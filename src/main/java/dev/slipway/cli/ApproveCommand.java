package dev.slipway.cli;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Refused;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Say yes to the plan of a promotion: signs its digest and the comment with your SSH key.")
final class ApproveCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "PROMOTION", description = "the first digits of its id")
    private String id = "";

    @Option(names = "--start", description = "and start it, once it is approved")
    private boolean start;

    @Mixin
    private Why why = new Why();

    ApproveCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front, terminal, workspace -> switch (workspace.promotions().named(id)) {
                    case Outcome.No<AskedPromotion>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<AskedPromotion>(var asked) -> approve(workspace, asked);
                });
    }

    private int approve(Workspace workspace, AskedPromotion asked) throws InterruptedException {
        workspace.journal().awaitOpen(); // what cannot be recorded is not confirmed first
        return switch (workspace.review(asked)) {
            case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Review>(var review) -> approve(workspace, asked, review);
        };
    }

    private int approve(Workspace workspace, AskedPromotion asked, Review review) throws InterruptedException {
        Runner runner = new Runner(shared, terminal);
        if (why.digest().isPresent()) {
            Outcome<Review> seen = Runner.seen(review, why.digest().get());
            if (seen instanceof Outcome.No<Review>(var refused)) {
                return shared.refuse(terminal, refused);
            }
        } else {
            Optional<Refused> unseen = asked(asked, review);
            if (unseen.isPresent()) {
                return shared.refuse(terminal, unseen.get());
            }
        }
        Outcome<Answered> approved = workspace.promotions().approve(asked, review.digest(), why.message());
        int status = new AskedPrinter(shared, terminal).told(approved);
        return start && approved instanceof Outcome.Done<Answered>
                ? runner.start(workspace, review, why.message())
                : status;
    }

    /** Shows what is to be approved; why it is not, where nobody says so. */
    private Optional<Refused> asked(AskedPromotion asked, Review review) {
        if (!shared.json() && !shared.yes()) {
            AskedPrinter printer = new AskedPrinter(shared, terminal);
            printer.print(asked);
            printer.printAll(asked);
            terminal.line("");
            new PlanPrinter(terminal).print(review);
            terminal.line("");
        }
        String otherwise = "Say --yes, or give the plan's digest with --digest.";
        return start
                ? new Runner(shared, terminal).asked(review.plan(), "approve exactly this plan and start it", otherwise)
                : shared.asked(terminal, "yes", "approve exactly this plan", otherwise);
    }
}
