package dev.slipway.cli;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
            terminal.complain(Runner.STOPPING);
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
            if (first) {
                show(workspace.scheduledStarts().awaited());
            }
            if (!once) {
                workspace.scheduledStarts().standBy();
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

    private void show(List<AskedPromotion> awaited) {
        AskedPrinter printer = new AskedPrinter(shared, terminal);
        awaited.forEach(printer::print);
        if (awaited.isEmpty() && !shared.json()) {
            terminal.line("Nothing is to start by itself that you may start.");
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
