package dev.slipway.ui.board;

import dev.slipway.app.Interrupted;
import dev.slipway.app.words.Said;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Target;
import dev.slipway.project.Tier;
import dev.slipway.ui.widget.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked before an interrupted deployment is ended. */
final class EndingQuestion {
    private EndingQuestion() {}

    /** The word on the button of a choice. */
    static String verb(Resolution choice) {
        return switch (choice) {
            case FINISH -> "Finish";
            case ROLL_BACK -> "Roll back";
            case CLOSE -> "Close";
        };
    }

    /** What is done while it is being ended: "Finishing v1.8.0 to production". */
    static String doing(Interrupted interrupted, Resolution choice) {
        String title = Said.title(interrupted.state().started().plan());
        return switch (choice) {
            case FINISH -> "Finishing " + title;
            case ROLL_BACK -> "Rolling back " + title;
            case CLOSE -> "Closing " + title;
        };
    }

    /** The question. */
    static Confirmation of(Interrupted interrupted, Resolution choice) {
        Target target = interrupted.state().started().plan().target();
        List<String> changes = new ArrayList<>(Few.of(interrupted.hosts(), "host"));
        changes.add(consequence(choice));
        boolean hostsChange = choice != Resolution.CLOSE;
        return new Confirmation(
                verb(choice) + " " + Said.title(interrupted.state().started().plan()),
                List.copyOf(changes),
                verb(choice),
                choice == Resolution.ROLL_BACK,
                hostsChange && target.tier() == Tier.PRODUCTION ? Optional.of(target.environment()) : Optional.empty(),
                true);
    }

    private static String consequence(Resolution choice) {
        return switch (choice) {
            case FINISH -> "The steps that have not run yet are run.";
            case ROLL_BACK -> "Every host goes back to what was live on it before.";
            case CLOSE -> "The hosts stay as they are; only the record is closed.";
        };
    }
}
