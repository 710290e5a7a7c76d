package dev.slipway.ui.project;

import dev.slipway.app.Marked;
import dev.slipway.app.Outcome;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kordamp.ikonli.feather.Feather;

/** Puts environments on hold and resumes them, each after a question why. */
public final class Holding {
    private final ScreenContext context;

    public Holding(ScreenContext context) {
        this.context = context;
    }

    /** Lets nothing be deployed there. */
    public Action hold(String environment) {
        return Action.of(
                "hold." + environment,
                "Hold " + environment,
                Feather.PAUSE_CIRCLE,
                () -> context.sheets()
                        .confirm(
                                new Confirmation(
                                        "Put " + environment + " on hold",
                                        List.of(
                                                "Nothing is deployed to " + environment + " until somebody resumes it.",
                                                "What runs there goes on, and going back stays possible.",
                                                "Others see it after their next fetch."),
                                        "Hold " + environment,
                                        false,
                                        Optional.empty(),
                                        true),
                                why -> decide(() -> context.workspace().marks().hold(environment, why))));
    }

    /** Takes the hold back. */
    public Action resume(String environment, Tier tier) {
        return Action.of(
                "resume." + environment,
                "Resume " + environment,
                Feather.PLAY_CIRCLE,
                () -> context.sheets()
                        .confirm(
                                new Confirmation(
                                        "Resume " + environment,
                                        List.of("Releases can be deployed to " + environment
                                                + " again, also by themselves at their time."),
                                        "Resume " + environment,
                                        false,
                                        tier == Tier.PRODUCTION ? Optional.of(environment) : Optional.empty(),
                                        true),
                                why -> decide(() -> context.workspace().marks().resume(environment, why))));
    }

    private void decide(Callable<Outcome<Marked>> act) {
        context.background().run(act, this::told, thrown -> context.notices().failed(Fault.of(thrown)));
    }

    private void told(Outcome<Marked> outcome) {
        switch (outcome) {
            case Outcome.No<Marked>(var refused) -> context.notices().failed(Fault.of(refused));
            case Outcome.Done<Marked>(var marked) -> {
                context.notices().done(marked.sentence());
                marked.unshared().ifPresent(why -> context.notices().told("Others do not see it yet: " + why));
            }
        }
    }
}
