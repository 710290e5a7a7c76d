package dev.slipway.app.words;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Component;
import dev.slipway.project.Health;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules.CheckAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plan does by itself when something goes wrong, in sentences.
 *
 * @param title what then happens
 * @param when the conditions, a sentence each
 */
public record WaysBack(String title, List<String> when) {

    /** What this plan says. */
    public static WaysBack of(Plan plan) {
        List<String> when = new ArrayList<>();
        int failures = plan.policy().maxFailed();
        when.add(
                failures == 0
                        ? "a step fails on any host"
                        : "a step fails on more than " + Words.count(failures, "host"));
        plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .forEach(component -> component
                        .running()
                        .health()
                        .map(h -> health(component, h))
                        .ifPresent(when::add));
        plan.policy().checksAfter().stream().map(WaysBack::check).forEach(when::add);
        return new WaysBack(title(plan.policy().onFailure()), List.copyOf(when));
    }

    private static String title(Rollout.OnFailure onFailure) {
        return switch (onFailure) {
            case ROLLBACK -> "Rolls back by itself when";
            case HOLD -> "Stops and leaves hosts as they are when";
            case ASK -> "Stops and asks when";
        };
    }

    private static String health(Component component, Health health) {
        return component.name() + ": " + health.http().getPath() + " does not succeed "
                + (health.successes() == 1 ? "once" : health.successes() + " times in a row") + " within "
                + Words.length(health.within())
                + conditions(health.conditions().stream().map(c -> c.text()).toList());
    }

    private static String check(CheckAfter check) {
        String list = check.conditions().stream().map(c -> c.text()).collect(Collectors.joining(", "));
        String what = check.holdFor()
                .map(length -> list + (check.conditions().size() == 1 ? " does" : " do") + " not hold for "
                        + Words.length(length) + " after the last switch")
                .or(() -> check.http().map(uri -> uri + " does not fulfil " + list))
                .orElse(list);
        return check.name() + ": " + what;
    }

    private static String conditions(List<String> texts) {
        return texts.isEmpty() ? "" : " (" + String.join(", ", texts) + ")";
    }
}
