package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Schedule.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * Starts promotions whose time has come, while a Slipway of somebody who may start them is open. Who asked for one comes
 * first; the others wait whether that has happened. Each machine tries once: what then is in the way is for a person to look
 * at.
 */
public final class ScheduledStarts {
    /** How long the Slipways of others wait for that of who asked. */
    private static final Duration FIRST = Duration.ofMinutes(2);

    /** An attempt is among the newest so many, unless so much else was deployed since. */
    private static final int LATEST = 50;

    private final KnownPromotions known;
    private final Standbys standbys;
    private final Reviews reviews;
    private final Deployments deployments;
    private final InstantSource clock;

    ScheduledStarts(
            KnownPromotions known, Standbys standbys, Reviews reviews, Deployments deployments, InstantSource clock) {
        this.known = known;
        this.standbys = standbys;
        this.reviews = reviews;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** Those that start by themselves from here, soonest first, among them what is over. */
    public List<AskedPromotion> awaited() throws InterruptedException {
        return known.all().stream()
                .filter(AskedPromotion::open)
                .filter(asked -> asked.scheduled().filter(Scheduled::mayStart).isPresent())
                .sorted(Comparator.comparing(ScheduledStarts::at))
                .toList();
    }

    private static Instant at(AskedPromotion asked) {
        return asked.scheduled().map(Scheduled::at).orElseThrow();
    }

    /** Says of those that are near that this Slipway is ready to start them; others hear it after an exchange. */
    public void standBy() throws InterruptedException {
        for (AskedPromotion asked : awaited()) {
            if (asked.scheduled()
                    .filter(start -> start.standing() != Standing.OVER && start.near())
                    .isPresent()) {
                standbys.ready(asked.promotion().id(), asked.me().orElseThrow());
            }
        }
    }

    /** Those to be started now, from here; what others have said of them is to be heard before. */
    public List<AskedPromotion> due() throws InterruptedException {
        return awaited().stream()
                .filter(asked -> asked.scheduled()
                        .filter(start -> start.standing() == Standing.DUE)
                        .isPresent())
                .filter(asked -> asked.approved() && myTurn(asked) && !tried(asked))
                .toList();
    }

    /** Starts one, if all its gates let it start by itself. */
    public Outcome<Running> start(AskedPromotion asked) throws InterruptedException {
        return switch (reviews.asked(asked)) {
            case Outcome.No<Review>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Review>(var review) ->
                reviews.run(review, review.digest(), message(asked), new Occasion.OnSchedule());
        };
    }

    private boolean myTurn(AskedPromotion asked) {
        return asked.mine() || !clock.instant().isBefore(at(asked).plus(FIRST));
    }

    private boolean tried(AskedPromotion asked) {
        Promotion promotion = asked.promotion();
        return deployments.summaries(LATEST).stream()
                .map(DeploymentState::started)
                .anyMatch(begun ->
                        begun.plan().digest().equals(promotion.request().plan().digest())
                                && !begun.at().isBefore(at(asked)));
    }

    private static String message(AskedPromotion asked) {
        String comment = asked.promotion().request().comment().strip();
        return "As " + asked.promotion().request().by() + " had asked" + (comment.isEmpty() ? "" : ": " + comment);
    }
}
