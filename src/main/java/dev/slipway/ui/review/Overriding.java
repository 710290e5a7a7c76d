package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.promotion.Gate;
import dev.slipway.ui.widget.Confirmation;
import java.util.List;
import java.util.stream.Stream;

/** The question before gates that are closed are overridden. */
final class Overriding {
    private Overriding() {}

    /** Whether the person at this machine may override all that keeps the plan from running. */
    static boolean possible(Review review) {
        List<Gate> closed = closed(review);
        return !closed.isEmpty() && closed.stream().allMatch(Gate::overridable);
    }

    /** @param verb what is done then: "Promote v1.8.0 to production" */
    static Confirmation of(Review review, String verb) {
        return new Confirmation(
                verb + " in spite of closed gates",
                Stream.concat(
                                closed(review).stream().map(gate -> gate.state().sentence()),
                                Stream.of("Your reason stays with the deployment and in the trail."))
                        .toList(),
                "Override and start",
                true,
                ReviewModel.toBeTyped(review.plan()),
                true);
    }

    private static List<Gate> closed(Review review) {
        return review.gates().stream().filter(gate -> !gate.passed()).toList();
    }
}
