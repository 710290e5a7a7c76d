package dev.slipway.cli;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "What waits for approval, yours first; of one promotion all that was said, and its plan.")
final class ApprovalsCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(paramLabel = "PROMOTION", arity = "0..1", description = "the first digits of its id")
    private Optional<String> id = Optional.empty();

    @Option(names = "--all", description = "also those that have ended")
    private boolean all;

    ApprovalsCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front, terminal, workspace -> id.isPresent() ? one(workspace, id.get()) : list(workspace));
    }

    private int list(Workspace workspace) throws InterruptedException {
        List<AskedPromotion> wanted = workspace.promotions().all().stream()
                .filter(asked -> all || asked.open())
                .sorted(Comparator.comparing(asked -> !asked.waitsForMe()))
                .toList();
        AskedPrinter printer = new AskedPrinter(shared, terminal);
        wanted.forEach(printer::print);
        if (wanted.isEmpty() && !shared.json()) {
            terminal.line(all ? "Nobody has asked for a promotion yet." : "Nothing waits for approval.");
        }
        return ExitStatus.DONE;
    }

    private int one(Workspace workspace, String promotion) throws InterruptedException {
        return switch (workspace.promotions().named(promotion)) {
            case Outcome.No<AskedPromotion>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<AskedPromotion>(var asked) ->
                switch (workspace.review(asked)) {
                    case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<Review>(var review) -> {
                        AskedPrinter printer = new AskedPrinter(shared, terminal);
                        printer.print(asked);
                        if (!shared.json()) {
                            printer.printAll(asked);
                            terminal.line("");
                            new PlanPrinter(terminal).print(review);
                        }
                        yield ExitStatus.DONE;
                    }
                };
        };
    }
}
