package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Refused;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Schedule.Standing;
import dev.slipway.release.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts promotions whose time has come, while a Slipway of somebody who may start them is open. Who asked for one comes
 * first; the others wait whether that has happened. Once one holds the environment nobody tries again by itself: what went
 * wrong then is for a person to look at. Nobody is asked anything.
 */
public final class ScheduledStarts implements AutoCloseable {
    /** How long the Slipways of others wait for that of who asked. */
    private static final Duration FIRST = Duration.ofMinutes(2);

    /** How long it is left alone after something was in the way, and twice as long the next time. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final KnownPromotions known;
    private final Standbys standbys;
    private final Reviews reviews;
    private final Fetching fetching;
    private final InstantSource clock;
    private final Telling telling = new Telling();
    private final Map<Digest, Rest> resting = new ConcurrentHashMap<>();

    ScheduledStarts(KnownPromotions known, Standbys standbys, Reviews reviews, Fetching fetching, InstantSource clock) {
        this.known = known;
        this.standbys = standbys;
        this.reviews = reviews;
        this.fetching = fetching;
        this.clock = clock;
    }

    /** How long one is left alone. */
    private record Rest(Instant until, Duration length) {}

    /** Those that are to start from here, soonest first, among them what is over and what lacks something. */
    public List<AskedPromotion> awaited() throws InterruptedException {
        return known.scheduled().stream()
                .filter(asked -> scheduled(asked).mayStart())
                .sorted(Comparator.comparing(asked -> scheduled(asked).at()))
                .toList();
    }

    /** How many are to start by themselves from elsewhere, for nobody here may start them. */
    public long elsewhere() throws InterruptedException {
        return known.scheduled().stream()
                .map(ScheduledStarts::scheduled)
                .filter(start -> start.awaited() && !start.mayStart())
                .count();
    }

    private static Scheduled scheduled(AskedPromotion asked) {
        return asked.scheduled().orElseThrow(() -> new IllegalArgumentException("It has no time"));
    }

    /** Gets what others have said, and releases and policies with it; why that is not known. */
    public Optional<String> hear() throws InterruptedException {
        return fetching.hearUnattended();
    }

    /** Says of those that are near that this Slipway is ready to start them; others hear it after an exchange. */
    public void standBy() throws InterruptedException {
        for (AskedPromotion asked : awaited()) {
            if (scheduled(asked).awaited() && scheduled(asked).near()) {
                standbys.ready(asked.promotion().id(), asked.me().orElseThrow());
            }
        }
    }

    /** Those to be tried now, from here. */
    public List<AskedPromotion> due() throws InterruptedException {
        Instant now = clock.instant();
        return awaited().stream()
                .filter(asked -> isDue(asked) && asked.approved())
                .filter(asked ->
                        asked.mine() || !now.isBefore(scheduled(asked).at().plus(FIRST)))
                .filter(asked -> Optional.ofNullable(
                                resting.get(asked.promotion().id()))
                        .filter(rest -> now.isBefore(rest.until()))
                        .isEmpty())
                .toList();
    }

    private static boolean isDue(AskedPromotion asked) {
        Scheduled scheduled = scheduled(asked);
        return scheduled.awaited() && scheduled.standing() == Standing.DUE;
    }

    /** Starts one, if nobody has tried and all its gates let it start by itself; what others have said is heard before. */
    public Outcome<Running> start(AskedPromotion due) throws InterruptedException {
        Digest id = due.promotion().id();
        Optional<String> unheard = hear();
        Outcome<Running> outcome = unheard.isPresent()
                ? Outcome.busy("What others have said of it cannot be heard: " + unheard.get(), "Mend that.")
                : started(id);
        switch (outcome) {
            case Outcome.Done<Running>(var running) -> {
                resting.put(id, new Rest(Instant.MAX, AGAIN));
                telling.tell("the start", () -> {
                    standbys.tried(id, due.me().orElse(""), running.id());
                    return known.shareUnattended();
                });
            }
            case Outcome.No<Running> _ ->
                resting.compute(id, (_, rest) -> {
                    Duration length = rest == null ? AGAIN : rest.length().multipliedBy(2);
                    return new Rest(clock.instant().plus(length), length);
                });
        }
        return outcome;
    }

    private Outcome<Running> started(Digest id) throws InterruptedException {
        Optional<AskedPromotion> now = known.scheduled().stream()
                .filter(asked -> asked.promotion().id().equals(id))
                .findFirst();
        if (now.filter(ScheduledStarts::isDue).isEmpty()) {
            return Outcome.gate("It is not to start by itself any more.", "Look at it.");
        }
        AskedPromotion asked = now.get();
        if (asked.lost().isPresent()) {
            return Outcome.gate(asked.lost().get(), "Look at it.");
        }
        Optional<String> from = asked.promotion().request().promotedFrom();
        Optional<Refused> left = from.isPresent()
                ? reviews.notLive(asked.promotion().request().plan().release(), from.get())
                : Optional.empty();
        if (left.isPresent()) {
            return new Outcome.No<>(left.get());
        }
        return switch (reviews.asked(asked)) {
            case Outcome.No<Review>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Review>(var review) ->
                reviews.run(review, review.digest(), message(asked.promotion()), new Occasion.OnSchedule(id));
        };
    }

    private static String message(Promotion promotion) {
        String comment = promotion.request().comment().strip();
        return "As " + promotion.request().by() + " had asked" + (comment.isEmpty() ? "" : ": " + comment);
    }

    /** Waits until the team was told of what was started. */
    @Override
    public void close() {
        telling.close();
    }
}
