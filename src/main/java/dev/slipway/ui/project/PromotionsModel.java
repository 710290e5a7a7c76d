package dev.slipway.ui.project;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.words.Words;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * The promotions that are open. Where others have to approve them, what the team shares is exchanged with the remote every
 * minute, whichever screen is shown, and what newly waits for the person is told. What is to start by itself does so.
 */
public final class PromotionsModel {
    private static final Duration EXCHANGE = Duration.ofMinutes(1);

    /** How often it is looked whether something is to start. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** A remote that refused is not asked again at once: it may count logins. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

    private final ScreenContext context;
    private final Consumer<String> desktop;
    private final Activity exchanging;
    private final Activity reading;
    private final StartsInTime starts;
    private final ReadOnlyObjectWrapper<List<AskedPromotion>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<String> told = new HashSet<>();
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> looked = Optional.empty();
    private boolean startsHere;
    private Optional<String> failed = Optional.empty();

    /** @param desktop shows a sentence to the person wherever they are */
    public PromotionsModel(ScreenContext context, Consumer<String> desktop) {
        this.context = context;
        this.desktop = desktop;
        this.exchanging = new Activity(context.background());
        this.reading = new Activity(context.background());
        this.starts = new StartsInTime(context, this::tell);
        reading.faultProperty()
                .subscribe(fault -> fault.ifPresent(why -> context.notices().failed(this, why)));
        exchanging.faultProperty().subscribe(fault -> fault.ifPresent(why -> notExchanged(why.sentence())));
    }

    /** Reads and exchanges whenever it is time to, until the subscription ends. */
    public Subscription attach() {
        return Subscription.combine(
                exchanging::stop,
                reading::stop,
                starts::stop,
                context.now().subscribe(this::exchangeInTime),
                context.now().subscribe(this::startInTime));
    }

    /** Reads what is known here. */
    public void read() {
        reading.refresh(
                "Reading promotions", () -> context.workspace().promotions().all(), all -> {
                    startsHere = all.stream().anyMatch(PromotionsModel::startsHere);
                    show(all.stream().filter(AskedPromotion::open).toList());
                });
    }

    private void exchangeInTime(Instant now) {
        Duration wait = failed.isPresent() ? AFTER_FAILURE : EXCHANGE;
        if (over(wait, last, now) && !exchanging.runningProperty().get()) {
            last = Optional.of(now);
            exchanging.refresh("Looking for promotions", this::exchange, this::exchanged);
        }
    }

    private static boolean over(Duration wait, Optional<Instant> since, Instant now) {
        return since.filter(at -> Duration.between(at, now).compareTo(wait) < 0).isEmpty();
    }

    /** Not at once: what others said meanwhile may come with the first exchange. */
    private void startInTime(Instant now) {
        if (looked.isEmpty()) {
            looked = Optional.of(now);
        } else if (over(LOOK, looked, now) && startsHere) {
            looked = Optional.of(now);
            starts.look();
        }
    }

    private static boolean startsHere(AskedPromotion asked) {
        return asked.scheduled()
                .filter(start -> start.mayStart() && start.awaited())
                .isPresent();
    }

    private Outcome<Boolean> exchange() throws InterruptedException {
        return context.workspace().promotions().wanted()
                ? context.workspace().exchangeUnattended()
                : new Outcome.Done<>(false);
    }

    private void exchanged(Outcome<Boolean> outcome) {
        switch (outcome) {
            case Outcome.No<Boolean>(var refused) -> notExchanged(refused.reason());
            case Outcome.Done<Boolean> _ -> failed = Optional.empty();
        }
        read();
    }

    /** Told once: it is tried again, and what is known here is shown. */
    private void notExchanged(String why) {
        if (!failed.equals(Optional.of(why))) {
            failed = Optional.of(why);
            context.notices().told("Promotions of others may be missing: " + why);
        }
    }

    private void show(List<AskedPromotion> now) {
        open.set(now);
        List<AskedPromotion> news = now.stream()
                .filter(AskedPromotion::waitsForMe)
                .filter(asked -> told.add(asked.promotion().id().hex()))
                .toList();
        if (!news.isEmpty()) {
            tell(
                    news.size() == 1
                            ? news.getFirst().title() + " waits for your approval; "
                                    + news.getFirst().promotion().request().by() + " asked for it."
                            : Words.count(news.size(), "promotion") + " wait for your approval.");
        }
    }

    private void tell(String sentence) {
        context.notices().told(sentence);
        desktop.accept(sentence);
    }

    /** Those that are open, newest first. */
    public ReadOnlyObjectProperty<List<AskedPromotion>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** How many wait for the person at this machine. */
    public ObservableValue<Integer> waiting() {
        return open.map(
                all -> (int) all.stream().filter(AskedPromotion::waitsForMe).count());
    }

    /** Leads to the review of a promotion. */
    public void review(AskedPromotion asked) {
        context.navigator()
                .go(new Place.Review(new Act.Answer(
                        asked.promotion().id().hex(),
                        asked.promotion().request().environment(),
                        asked.promotion().request().plan().release().name())));
    }

    /** The promotions that a person should know of: what waits for them first, then what they asked for. */
    public static List<AskedPromotion> toldOf(List<AskedPromotion> open) {
        return open.stream()
                .filter(asked -> asked.waitsForMe() || asked.mine() || asked.approved())
                .collect(Collectors.partitioningBy(AskedPromotion::waitsForMe))
                .entrySet()
                .stream()
                .sorted((one, other) -> Boolean.compare(other.getKey(), one.getKey()))
                .flatMap(part -> part.getValue().stream())
                .toList();
    }
}
