package dev.slipway.cli;

import dev.slipway.app.FailureNotes;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.PlanText;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows a plan, asks, runs it, and tells how it goes: the same for deploy, promote, rollback and drill. */
final class Runner {
    /** How often it is said that stopping still takes time. */
    private static final Duration STILL = Duration.ofSeconds(3);

    private static final int SHORTEST_DIGEST = 12;

    /** What stopping a deployment means. */
    static final String STOPPING =
            "Stopping: it ends at the next safe point and goes back; a running restart is waited for.";

    private final Shared shared;
    private final Terminal terminal;

    Runner(Shared shared, Terminal terminal) {
        this.shared = shared;
        this.terminal = terminal;
    }

    /** @param overriding why closed gates are overridden; empty where they are not */
    int run(
            Workspace workspace,
            Outcome<Review> planned,
            Optional<String> digest,
            String message,
            Optional<String> overriding)
            throws InterruptedException {
        return switch (planned.then(review -> confirmed(review, digest, live(review)))) {
            case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Review>(var review) ->
                overriding.isEmpty()
                        ? start(workspace, review, message)
                        : follow(
                                workspace,
                                Verdict.SUCCEEDED,
                                () -> workspace.run(review, review.digest(), message, overriding.get()));
        };
    }

    private static String live(Review review) {
        Plan plan = review.plan();
        return "make " + plan.release().name() + " live in " + plan.target().environment();
    }

    /** Has others asked to approve the plan, or to let it start at a time, once it is confirmed that this is wanted. */
    int ask(
            Workspace workspace,
            Outcome<Review> planned,
            Optional<Schedule> at,
            Optional<String> digest,
            String message)
            throws InterruptedException {
        String act = at.map(schedule -> "have this plan start on " + schedule.spoken(Instant.now()))
                .orElse("ask for approval of this plan");
        return switch (planned.then(review -> confirmed(review, digest, act))) {
            case Outcome.No<Review>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Review>(var review) ->
                new AskedPrinter(shared, terminal)
                        .told(workspace.promotions().ask(review.plan(), review.promotedFrom(), at, message));
        };
    }

    /** The digest that was given must be the plan's; without one a person must say yes to this act. */
    Outcome<Review> confirmed(Review review, Optional<String> digest, String act) {
        if (digest.isPresent() || shared.yes()) {
            PlanText.liveAlready(review.plan()).ifPresent(terminal::complain);
        }
        if (digest.isPresent()) {
            return seen(review, digest.get());
        }
        if (shared.yes()) {
            return new Outcome.Done<>(review);
        }
        if (!shared.json()) {
            new PlanPrinter(terminal).print(review);
            terminal.line("");
        }
        return asked(review.plan(), act, "Say --yes, or give the plan's digest with --digest.")
                .<Outcome<Review>>map(Outcome.No::new)
                .orElseGet(() -> new Outcome.Done<>(review));
    }

    static Outcome<Review> seen(Review review, String digest) {
        String now = review.digest().hex();
        if (!now.startsWith(digest)) {
            return Outcome.gate(
                    "The plan is not the one with digest " + digest + "; its digest is now " + now + ".",
                    "Look at it again without --digest, and confirm what you see.");
        }
        return digest.length() < SHORTEST_DIGEST
                ? Outcome.usage(
                        "The digest " + digest + " is too short to name one plan.",
                        "Give at least " + SHORTEST_DIGEST + " digits of it.")
                : new Outcome.Done<>(review);
    }

    /** Asks whether an act that changes the hosts of a plan is wanted; why it is not done, where nobody says so. */
    Optional<Refused> asked(Plan plan, String act, String otherwise) {
        String environment = plan.target().environment();
        boolean production = plan.target().tier() == Tier.PRODUCTION;
        return shared.asked(terminal, production ? environment : "yes", act, otherwise);
    }

    int start(Workspace workspace, Review review, String message) throws InterruptedException {
        return follow(workspace, Verdict.SUCCEEDED, () -> workspace.run(review, review.digest(), message));
    }

    /** Starts a deployment, tells how it goes, and gives the exit status of its verdict: 0 for the one that was asked for. */
    int follow(Workspace workspace, Verdict asked, Start start) throws InterruptedException {
        return switch (toItsEnd(workspace, asked, start)) {
            case Outcome.No<Running>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<Running>(var running) -> ended(running, asked);
        };
    }

    /** Starts a deployment, and tells how it goes. */
    private Outcome<Running> toItsEnd(Workspace workspace, Verdict asked, Start start) throws InterruptedException {
        return telling(workspace, new Asked(1, asked, STOPPING), () -> {
            Outcome<Running> started = start.start();
            if (started instanceof Outcome.Done<Running>(var running)) {
                running.await();
            }
            return started;
        });
    }

    /** The exit status of a deployment that ended. */
    int ended(Running running, Verdict asked) throws InterruptedException {
        Optional<Refused> refused = running.refused();
        if (refused.isPresent()) {
            return shared.refuse(terminal, refused.get());
        }
        if (FailureNotes.wanted(running.state()) && !shared.json()) {
            String id = running.state().started().deployment();
            terminal.complain("What went wrong, and what keeps it from coming back? slipway note " + id + " -m TEXT");
        }
        return running.state()
                .ended()
                .map(end -> ExitStatus.of(end.verdict(), asked))
                .orElse(ExitStatus.FAILED);
    }

    /** Tells how deployments go while this work runs them; Ctrl C stops them. */
    <T> T telling(Workspace workspace, Asked asked, Work<T> work) throws InterruptedException {
        RunPrinter printer = new RunPrinter(terminal, asked.deployments());
        AtomicInteger status = new AtomicInteger(ExitStatus.FAILED);
        AtomicInteger ends = new AtomicInteger();
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            stop(workspace, printer, asked.stopping());
            Runtime.getRuntime().halt(status.get());
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try (var _ = workspace.listen(event -> {
            if (event instanceof Event.Ended end && ends.incrementAndGet() == asked.deployments()) {
                status.set(ExitStatus.of(end.verdict(), asked.verdict()));
            }
            tell(printer, event);
        })) {
            return work.run();
        } finally {
            removeHook(stop);
        }
    }

    /** Says what stopping means, and then again and again what it waits for: that may take as long as a restart. */
    void stop(Workspace workspace, RunPrinter printer, String stopping) {
        if (shared.json()) {
            workspace.close();
            return;
        }
        if (printer.over()) {
            terminal.complain("It has ended; its lease is being given back.");
            workspace.close();
            return;
        }
        terminal.complain(stopping);
        terminal.complain(
                "Ctrl C again changes nothing; if it is killed, slipway recover ends it once its lease has expired.");
        Thread telling = Thread.ofVirtual().start(() -> tellWaiting(printer));
        workspace.close();
        telling.interrupt();
    }

    /** The virtual machine tells nobody of a second Ctrl C: what it would ask is answered without it. */
    private void tellWaiting(RunPrinter printer) {
        try {
            while (true) {
                Thread.sleep(STILL);
                if (printer.over()) {
                    return;
                }
                String doing = printer.doing();
                terminal.complain("Still stopping" + (doing.isEmpty() ? "." : "; now: " + doing));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(RunPrinter printer, Event event) {
        if (!shared.json()) {
            printer.print(event);
        } else if (!(event instanceof Event.Progress)) {
            terminal.object(event);
        }
    }

    /** The hook lets Ctrl C ask what runs to stop, waits until it has ended, and exits with the status of its verdict. */
    static void removeHook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook does its work.
            return;
        }
    }

    /**
     * What is run.
     *
     * @param deployments how many, one after the other
     * @param verdict how the last is to end
     * @param stopping what stopping means, in a sentence
     */
    record Asked(int deployments, Verdict verdict, String stopping) {}

    /** What runs deployments to their end. */
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** What starts a deployment. */
    interface Start {
        Outcome<Running> start() throws InterruptedException;
    }
}
