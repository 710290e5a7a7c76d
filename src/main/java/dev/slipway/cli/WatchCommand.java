package dev.slipway.cli;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Start promotions at the times for which they were asked, without a window, until it is stopped.")
final class WatchCommand implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    /** What is in the way is told once. */
    private final Set<String> told = new HashSet<>();

    @Option(names = "--once", description = "look once, start what is due, wait for its end, and stop")
    private boolean once;

    WatchCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, workspace -> {
            workspace.journal().awaitOpen(); // what cannot be recorded is not started
            exchange(workspace);
            show(workspace.scheduledStarts().awaited());
            int status = startDue(workspace);
            while (!once) {
                Thread.sleep(BETWEEN);
                exchange(workspace);
                startDue(workspace);
            }
            exchange(workspace);
            return status;
        });
    }

    private void show(List<AskedPromotion> awaited) {
        AskedPrinter printer = new AskedPrinter(shared, terminal);
        awaited.forEach(printer::print);
        if (awaited.isEmpty() && !shared.json()) {
            terminal.line("Nothing is to start by itself that you may start.");
        }
    }

    private void exchange(Workspace workspace) throws InterruptedException {
        if (workspace.exchangeUnattended() instanceof Outcome.No<Boolean>(var no) && told.add(no.reason())) {
            terminal.complain("What others said may be missing: " + no.reason());
        }
    }

    /** The exit status of the last that did not end well; 0 where all did. */
    private int startDue(Workspace workspace) throws InterruptedException {
        workspace.scheduledStarts().standBy();
        Runner runner = new Runner(shared, terminal);
        int status = ExitStatus.DONE;
        for (AskedPromotion due : workspace.scheduledStarts().due()) {
            int ended = switch (runner.toItsEnd(
                    workspace,
                    Verdict.SUCCEEDED,
                    () -> workspace.scheduledStarts().start(due))) {
                case Outcome.No<Running>(var refused) ->
                    told.add(due.promotion().id().hex() + refused.reason())
                            ? shared.refuse(terminal, refused)
                            : ExitStatus.of(refused.cause());
                case Outcome.Done<Running>(var running) -> runner.ended(running, Verdict.SUCCEEDED);
            };
            status = ended == ExitStatus.DONE ? status : ended;
        }
        return status;
    }
}
