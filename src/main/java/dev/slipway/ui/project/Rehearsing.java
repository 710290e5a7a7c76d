package dev.slipway.ui.project;

import dev.slipway.app.Drilled;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.OutlookText;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** Rehearses rollbacks after a question, and shows both ways while they run. */
public final class Rehearsing {
    private final ScreenContext context;

    public Rehearsing(ScreenContext context) {
        this.context = context;
    }

    /** Goes back there and forward again. */
    public Action rehearse(String environment) {
        return Action.of(
                "drill." + environment,
                "Rehearse a rollback of " + environment,
                Feather.REPEAT,
                () -> ask(() -> context.workspace().drills().plan(environment), this::confirm));
    }

    private void confirm(Review review) {
        Plan plan = review.plan();
        String environment = plan.target().environment();
        String live = review.comparison().live().map(release -> release.name()).orElse("what is live");
        context.sheets()
                .confirm(
                        new Confirmation(
                                "Rehearse a rollback of " + environment,
                                List.of(
                                        environment + " goes back from " + live + " to "
                                                + plan.release().name() + ", and then forward to " + live + " again.",
                                        "Time of the way back: " + OutlookText.time(review.outlook(), plan.mode())
                                                + ".",
                                        "What soaks on " + environment + " begins anew, for it was away."),
                                "Rehearse it",
                                true,
                                Optional.empty(),
                                true),
                        why -> run(review, why));
    }

    private void run(Review review, String why) {
        Consumer<Running> show = context.background()
                .batched(ways -> context.navigator()
                        .go(new Place.Deployment(ways.getLast().id())));
        ask(() -> context.workspace().drills().run(review, review.digest(), why, show), this::told);
    }

    private void told(Drilled drilled) {
        String sentence = Words.capital(drilled.environment()) + " " + drilled.message() + ".";
        if (drilled.verdict() == Verdict.SUCCEEDED) {
            context.notices().done(sentence);
        } else {
            context.notices()
                    .failed(Fault.of(new Refused(
                            Refused.Cause.GATE,
                            sentence,
                            "Look at what " + drilled.environment() + " runs; it had " + drilled.from() + ".")));
        }
    }

    private <T> void ask(Callable<Outcome<T>> act, Consumer<T> done) {
        context.background()
                .run(
                        act,
                        outcome -> {
                            switch (outcome) {
                                case Outcome.No<T>(var refused) ->
                                    context.notices().failed(Fault.of(refused));
                                case Outcome.Done<T>(var value) -> done.accept(value);
                            }
                        },
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }
}
