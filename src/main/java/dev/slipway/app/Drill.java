package dev.slipway.app;

import dev.slipway.app.Drilled.Leg;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rehearsal that runs. Once it has gone back it goes forward, whoever stops it: nobody else would. */
final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);

    private final Reviews reviews;
    private final Review review;
    private final Digest seen;
    private final String why;
    private final Consumer<Running> begun;
    private final Release live;
    private final Release before;
    private final CompletableFuture<Outcome<Drilled>> end = new CompletableFuture<>();
    private Optional<Running> back = Optional.empty();
    private boolean stopped;

    Drill(Reviews reviews, Review review, Digest seen, String message, Consumer<Running> begun) {
        this.reviews = reviews;
        this.review = review;
        this.seen = seen;
        this.why = "Rehearsal of a rollback" + (message.isBlank() ? "" : ": " + message);
        this.begun = begun;
        this.live = Drills.live(review.plan()).iterator().next();
        this.before = review.plan().release();
    }

    /** Runs it to its end on this thread; what it gave, or its fault, reaches whoever waits once it is recorded. */
    void run(Consumer<Drilled> record, Runnable over) {
        try {
            Outcome<Drilled> outcome = rehearsed();
            if (outcome instanceof Outcome.Done<Drilled>(var drilled)) {
                record.accept(drilled);
            }
            over.run();
            end.complete(outcome);
        } catch (InterruptedException | RuntimeException | Error e) {
            over.run();
            end.completeExceptionally(e);
        }
    }

    private Outcome<Drilled> rehearsed() throws InterruptedException {
        return switch (reviews.run(review, seen, why)) {
            case Outcome.No<Running>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Running>(var running) -> new Outcome.Done<>(wentBack(running));
        };
    }

    private Drilled wentBack(Running running) throws InterruptedException {
        wayBack(running);
        begun.accept(running);
        Event.Ended ended = ended(running);
        Leg leg = leg(running, ended);
        if (ended.verdict() != Verdict.SUCCEEDED) {
            return drilled(
                    leg,
                    Optional.empty(),
                    ended.verdict(),
                    "the way back to " + before.name() + " did not succeed: " + said(ended.reason()));
        }
        String there = "went back to " + before.name() + " in " + Words.took(leg.took()) + " and ";
        return switch (forward()) {
            case Outcome.No<Running>(var refused) ->
                drilled(
                        leg,
                        Optional.empty(),
                        Verdict.FAILED,
                        there + "stays there, for the way forward to " + live.name() + " is refused: "
                                + said(refused.reason()));
            case Outcome.Done<Running>(var forward) -> wentForward(leg, there, forward);
        };
    }

    private Drilled wentForward(Leg leg, String there, Running forward) throws InterruptedException {
        begun.accept(forward);
        Event.Ended ended = ended(forward);
        Leg again = leg(forward, ended);
        return drilled(
                leg,
                Optional.of(again),
                ended.verdict(),
                there
                        + (ended.verdict() == Verdict.SUCCEEDED
                                ? "forward to " + live.name() + " in " + Words.took(again.took())
                                : "the way forward to " + live.name() + " did not succeed: " + said(ended.reason())));
    }

    /** By the files that every host still has; where they do not have them all, by a deployment. */
    private Outcome<Running> forward() throws InterruptedException {
        String environment = review.plan().target().environment();
        Outcome<Review> kept = reviews.rollBackTo(environment, Optional.of(live));
        Outcome<Review> plan = kept instanceof Outcome.No<Review>(var no) && no.cause() != Refused.Cause.BUSY
                ? reviews.deploy(live, environment)
                : kept;
        return switch (plan.then(this::unchanged)) {
            case Outcome.No<Review>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Review>(var forward) -> reviews.run(forward, forward.digest(), why);
        };
    }

    /** What somebody else made live meanwhile is theirs. */
    private Outcome<Review> unchanged(Review forward) {
        Set<Release> now = Drills.live(forward.plan());
        return Set.of(live, before).containsAll(now)
                ? new Outcome.Done<>(forward)
                : Outcome.gate("Somebody else made another release live meanwhile.", "Look at what is live there.");
    }

    private synchronized void wayBack(Running running) {
        back = Optional.of(running);
        if (stopped) {
            running.cancel();
        }
    }

    String environment() {
        return review.plan().target().environment();
    }

    /** Asks the way back to stop at its next safe point. */
    synchronized void stop() {
        stopped = true;
        back.ifPresent(Running::cancel);
    }

    Outcome<Drilled> result() throws InterruptedException {
        return Job.waitFor(end);
    }

    /** Waits for the end, however it ends. */
    void awaitEnd() {
        try {
            end.join();
        } catch (CompletionException e) {
            LOG.warn("A rehearsal ended with a fault", e);
        }
    }

    private Drilled drilled(Leg leg, Optional<Leg> forward, Verdict verdict, String message) {
        return new Drilled(
                review.plan().target().environment(), live.name(), before.name(), leg, forward, verdict, message);
    }

    private static Event.Ended ended(Running running) throws InterruptedException {
        return running.await()
                .ended()
                .orElseThrow(() -> new IllegalStateException(running.id() + " stopped without an end"));
    }

    private static Leg leg(Running running, Event.Ended ended) {
        DeploymentState state = running.state();
        return new Leg(
                running.id(), ended.verdict(), Duration.between(state.started().at(), ended.at()));
    }

    private static String said(String reason) {
        return reason.replaceFirst("\\.$", "");
    }
}
