package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Event.StepResult;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.logs.Mark;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment did, as it stands among the records of logs. */
final class LogMarks {
    private LogMarks() {}

    /** What this event of a deployment by this plan is; empty where it does not stand among records. */
    static Optional<Mark> of(Plan plan, Event event) {
        return switch (event) {
            case Event.Started started ->
                Optional.of(new Mark(
                        started.at(),
                        Mark.Kind.STARTED,
                        "",
                        started.by() + " started " + words(plan) + " of "
                                + plan.release().name(),
                        ""));
            case Event.StepEnded step -> step(plan, step);
            case Event.Ended ended ->
                Optional.of(new Mark(
                        ended.at(),
                        Mark.Kind.ENDED,
                        "",
                        words(plan) + " of " + plan.release().name() + ": " + Words.word(ended.verdict()),
                        ""));
            default -> Optional.empty();
        };
    }

    private static String words(Plan plan) {
        return switch (plan.mode()) {
            case DEPLOY -> "deployment";
            case REDEPLOY -> "redeployment";
            case ROLLBACK -> "rollback";
        };
    }

    private static Optional<Mark> step(Plan plan, Event.StepEnded step) {
        if (step.phase() != Phase.SWITCH || step.result() != StepResult.DONE) {
            return Optional.empty();
        }
        if (!step.undo()) {
            String release = plan.release().name();
            return Optional.of(new Mark(
                    step.at(), Mark.Kind.SWITCHED, step.host(), step.host() + " now runs " + release, release));
        }
        String before = before(plan, step);
        return Optional.of(new Mark(
                step.at(),
                Mark.Kind.ROLLED_BACK,
                step.host(),
                step.host() + (before.isEmpty() ? " went back" : " went back to " + before),
                before));
    }

    private static String before(Plan plan, Event.StepEnded step) {
        return plan.hosts().stream()
                .filter(host -> host.host().name().equals(step.host()))
                .flatMap(host -> component(host, step))
                .findFirst()
                .map(live -> live.release().name())
                .orElse("");
    }

    private static Stream<LiveRelease> component(HostPlan host, Event.StepEnded step) {
        return host.components().stream()
                .filter(each -> each.component().name().equals(step.component()))
                .flatMap(each -> each.before().stream());
    }
}
