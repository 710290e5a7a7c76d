package dev.slipway.cli;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final Set<String> shown = new HashSet<>();
    private final AtomicInteger status = new AtomicInteger(ExitStatus.DONE);
    private final Map<String, RunPrinter> printers = new HashMap<>();

    @Option(names = "--once", description = "look once, start what is due, wait for its end, and stop")
    private boolean once;

    WatchCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::watch);
    }

    private int watch(Workspace workspace) throws InterruptedException {
        workspace.journal().awaitOpen(); // what cannot be recorded is not started
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            terminal.complain("Stopping; what runs stops at its next safe point, and goes back.");
            workspace.close();
            Runtime.getRuntime().halt(ExitStatus.DONE);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try (var _ = workspace.listen(this::tell)) {
            List<Thread> running = new ArrayList<>(look(workspace, true));
            while (!once) {
                Thread.sleep(BETWEEN);
                running.removeIf(thread -> !thread.isAlive());
                running.addAll(look(workspace, false));
            }
            for (Thread thread : running) {
                thread.join();
            }
            return status.get();
        } finally {
            Runner.removeHook(stop);
        }
    }

    /** What is wrong now may be mended by the next time. */
    private List<Thread> look(Workspace workspace, boolean first) throws InterruptedException {
        try {
            hear(workspace);
            if (!once) {
                workspace.scheduledStarts().standBy();
            }
            show(workspace.scheduledStarts().awaited(), first);
            if (first) {
                elsewhere(workspace.scheduledStarts().elsewhere());
            }
            return workspace.scheduledStarts().due().stream()
                    .map(due -> Thread.ofVirtual().start(() -> start(workspace, due)))
                    .toList();
        } catch (RuntimeException e) {
            if (once) {
                throw e;
            }
            complain(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void hear(Workspace workspace) throws InterruptedException {
        Optional<String> unheard = workspace.scheduledStarts().hear();
        unheard.ifPresent(why -> complain("What others said may be missing: " + why));
        if (unheard.isPresent()) {
            status.set(ExitStatus.UNREACHABLE);
        }
    }

    /** Those of which something else is to be told than before. */
    private void show(List<AskedPromotion> awaited, boolean first) {
        AskedPrinter printer = new AskedPrinter(shared, terminal);
        awaited.stream()
                .filter(asked -> shown.add(asked.promotion().id().hex() + asked.sentence()))
                .forEach(printer::print);
        if (first && awaited.isEmpty() && !shared.json()) {
            terminal.line("Nothing is to start by itself that you may start.");
        }
    }

    /** Whoever has cron look for them is to know that this does nothing. */
    private void elsewhere(long count) {
        if (count > 0) {
            terminal.complain(
                    Words.count(count, "promotion") + " will not start from here: nobody whose key is here may"
                            + " start " + (count == 1 ? "it." : "them."));
            status.compareAndSet(ExitStatus.DONE, ExitStatus.REFUSED);
        }
    }

    private void start(Workspace workspace, AskedPromotion due) {
        try {
            switch (workspace.scheduledStarts().start(due)) {
                case Outcome.No<Running>(var refused) -> refused(due, refused);
                case Outcome.Done<Running>(var running) -> {
                    running.await();
                    status.compareAndSet(
                            ExitStatus.DONE, new Runner(shared, terminal).ended(running, Verdict.SUCCEEDED));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            complain(due.title() + " did not start: " + e.getMessage());
            status.set(ExitStatus.FAILED);
        }
    }

    /** A gate that is not open yet is waited for, and is no failure. */
    private void refused(AskedPromotion due, Refused refused) {
        complain(due.title() + " does not start yet: " + refused.reason());
        if (refused.cause() != Refused.Cause.GATE) {
            status.compareAndSet(ExitStatus.DONE, ExitStatus.of(refused.cause()));
        }
    }

    /** Sentences tell how long something lasts: that it lasts longer by now is not told again. */
    private void complain(String sentence) {
        if (told.add(sentence.replaceAll("\\d+", ""))) {
            terminal.complain(sentence);
        }
    }

    private void tell(Event event) {
        if (!shared.json()) {
            synchronized (printers) {
                printers.computeIfAbsent(event.deployment(), _ -> new RunPrinter(terminal))
                        .print(event);
            }
        } else if (!(event instanceof Event.Progress)) {
            terminal.object(event);
        }
    }
}
