package dev.slipway.ui.project;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.ScheduledStarts;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts promotions at the times for which they were asked, while the window is open, and tells so. */
final class StartsInTime {
    private static final Logger LOG = LoggerFactory.getLogger(StartsInTime.class);

    private final ScreenContext context;
    private final Consumer<String> tell;
    private final Activity starting;

    /** What is in the way is told once. */
    private final Set<String> told = new HashSet<>();

    /** @param tell says a sentence to the person, wherever they are */
    StartsInTime(ScreenContext context, Consumer<String> tell) {
        this.context = context;
        this.tell = tell;
        this.starting = new Activity(context.background());
        starting.faultProperty().subscribe(fault -> fault.map(Fault::sentence).ifPresent(this::once));
    }

    /** What came of one whose time has come. */
    private record Attempt(AskedPromotion asked, Outcome<Running> outcome) {}

    /** Looks what is due, and starts it; says of what is near that this window is ready for it. */
    void look() {
        if (!starting.runningProperty().get()) {
            starting.refresh("Starting what is due", this::start, attempts -> attempts.forEach(this::show));
        }
    }

    void stop() {
        starting.stop();
    }

    /** One that fails keeps none of the others from starting. */
    private List<Attempt> start() throws InterruptedException {
        ScheduledStarts scheduled = context.workspace().scheduledStarts();
        scheduled.standBy();
        List<Attempt> attempts = new ArrayList<>();
        for (AskedPromotion due : scheduled.due()) {
            attempts.add(new Attempt(due, start(scheduled, due)));
        }
        return attempts;
    }

    private static Outcome<Running> start(ScheduledStarts scheduled, AskedPromotion due) throws InterruptedException {
        try {
            return scheduled.start(due);
        } catch (RuntimeException e) {
            LOG.warn("{} did not start at its time", due.title(), e);
            return Outcome.busy(Fault.of(e).sentence(), "It is tried again.");
        }
    }

    private void show(Attempt attempt) {
        String title = attempt.asked().title();
        switch (attempt.outcome()) {
            case Outcome.No<Running>(var refused) ->
                once(title + " does not start at its time yet: " + refused.reason());
            case Outcome.Done<Running>(var running) -> {
                tell.accept(title + " starts, as "
                        + attempt.asked().promotion().request().by() + " had asked.");
                context.background()
                        .run(
                                running::await,
                                ended -> tell.accept(title + ": " + verdict(ended)),
                                thrown -> context.notices().failed(Fault.of(thrown)));
            }
        }
    }

    private static String verdict(DeploymentState state) {
        return state.ended().map(Event.Ended::verdict).map(Words::word).orElse("it stopped without an end") + ".";
    }

    /** Sentences tell how long something lasts: that it lasts longer by now is not told again. */
    private void once(String sentence) {
        if (told.add(sentence.replaceAll("\\d+", ""))) {
            tell.accept(sentence);
        }
    }
}
