package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Plan;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.Tier;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rehearses rollbacks: an environment goes back to what was live before, and forward again to the release that it had. Both
 * are deployments like any other. Production is not rehearsed on.
 */
public final class Drills implements AutoCloseable {
    private final OpenProject project;
    private final Reviews reviews;
    private final Journal journal;
    private final Actor actor;
    private final Set<Drill> running;
    private final Consumer<Drilled> ended;

    /**
     * @param running to be filled with those that run
     * @param ended hears of each that ended
     */
    Drills(
            OpenProject project,
            Reviews reviews,
            Journal journal,
            Actor actor,
            Set<Drill> running,
            Consumer<Drilled> ended) {
        this.running = running;
        this.ended = ended;
        this.project = project;
        this.reviews = reviews;
        this.journal = journal;
        this.actor = actor;
    }

    Reviews reviews() {
        return reviews;
    }

    /** Makes the plan of the way back, with which a rehearsal begins. Changes nothing. */
    public Outcome<Review> plan(String environment) throws InterruptedException {
        if (project.counting()
                .file()
                .config()
                .environment(environment)
                .filter(named -> named.tier() == Tier.PRODUCTION)
                .isPresent()) {
            return production(environment);
        }
        return reviews.rollBack(environment, Optional.empty()).then(this::fit);
    }

    private Outcome<Review> fit(Review back) {
        Plan plan = back.plan();
        String environment = plan.target().environment();
        if (plan.target().tier() == Tier.PRODUCTION) {
            return production(environment);
        }
        Set<Release> live = live(plan);
        if (live.size() != 1) {
            return Outcome.gate(
                    "The hosts of " + environment + " show different releases, so there is none to come back to.",
                    "Make one release live on all of them first.");
        }
        Release only = live.iterator().next();
        return reviews.blocked(only)
                ? Outcome.gate(
                        only.name() + " is blocked, so nobody could come back to it.",
                        "Unblock it, or make another release live on " + environment + " first.")
                : new Outcome.Done<>(back);
    }

    private static Outcome<Review> production(String environment) {
        return Outcome.gate(
                environment + " is of tier production, and a rollback is not rehearsed there.",
                "Rehearse it on another environment.");
    }

    /** The releases that the hosts of a plan show as live. */
    static Set<Release> live(Plan plan) {
        return plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .flatMap(component -> component.before().map(LiveRelease::release).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Runs a rehearsal whose plan was seen, and waits for its end, which stands in the trail. Refused where the way back is; then
     * nothing was changed. Interruption stops the way back at its next safe point; a way forward that is needed then is gone to
     * its end all the same.
     *
     * @param message why, kept in the trail; may be empty
     * @param leg hears of the way back and the way forward when they have begun
     */
    public Outcome<Drilled> run(Review back, Digest seen, String message, Consumer<Running> leg)
            throws InterruptedException {
        if (fit(back) instanceof Outcome.No<Review>(var refused)) {
            return new Outcome.No<>(refused);
        }
        Drill drill = new Drill(reviews, back, seen, message, leg);
        running.add(drill);
        Thread.ofVirtual()
                .name("drill-" + back.plan().target().environment())
                .start(() -> drill.run(this::record, () -> running.remove(drill)));
        try {
            return drill.result();
        } catch (InterruptedException stopped) {
            drill.stop();
            throw stopped;
        }
    }

    private void record(Drilled drilled) {
        journal.append(new Draft(actor, Kinds.DRILLED, drilled.environment(), Json.text(drilled)));
        ended.accept(drilled);
    }

    /** Stops what runs, and waits until each environment has the release that it had, if that can be. */
    @Override
    public void close() {
        running.forEach(Drill::stop);
        running.forEach(Drill::awaitEnd);
    }
}
