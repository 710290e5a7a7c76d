package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import dev.slipway.project.Tier;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Confirmation;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is asked before an environment is freed that a lost machine holds. */
final class FreeingQuestion {
    private FreeingQuestion() {}

    static Confirmation of(Board.Column column, LeaseInfo left) {
        String environment = column.environment();
        String why = left.message().isBlank() ? "" : ", \"" + left.message() + "\"";
        return new Confirmation(
                "Free the lease of " + environment,
                List.of(
                        left.holder() + " holds it since " + Ago.exact(left.since(), ZoneId.systemDefault())
                                + " for deployment " + left.deployment() + why + ".",
                        "It has been silent for longer than the lease lasts.",
                        "Each host is asked what that deployment did to it. The answers are kept in the trail.",
                        "The hosts stay as they are. Then " + environment + " can be deployed to again."),
                "Free " + environment,
                true,
                column.tier() == Tier.PRODUCTION ? Optional.of(environment) : Optional.empty(),
                true);
    }
}
