package dev.slipway.deploy.plan;

import dev.slipway.deploy.Refused;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Condition;
import dev.slipway.project.condition.Measure;
import java.util.List;
import java.util.Optional;

/** Checks that would watch what a host does not have. */
final class Unwatched {
    private Unwatched() {}

    /** What is lacking first on these hosts; empty where there is all that checks watch. */
    static Optional<Refused> on(ProjectConfig config, List<Host> hosts) {
        return config.rules().checksAfter().stream()
                .flatMap(check -> check.conditions().stream()
                        .flatMap(condition ->
                                hosts.stream().flatMap(host -> lacking(config, host, check, condition).stream())))
                .findFirst();
    }

    private static Optional<Refused> lacking(ProjectConfig config, Host host, CheckAfter check, Condition condition) {
        return condition.measure().flatMap(measure -> switch (measure) {
            case Measure.Records _ ->
                config.logsOf(host).isEmpty()
                        ? Optional.of(refused(
                                check,
                                condition,
                                "slipway.yaml names no log for " + host.name(),
                                "Name its logs under logs: in slipway.yaml, or take the condition out of the check."))
                        : Optional.empty();
            case Measure.Errors(), Measure.P95() ->
                config.componentsOn(host).stream()
                                .allMatch(component ->
                                        component.running().health().isEmpty())
                        ? Optional.of(refused(
                                check,
                                condition,
                                "nothing on " + host.name() + " has a health check",
                                "Give a component that runs there a health check in slipway.yaml, or take the condition"
                                        + " out of the check."))
                        : Optional.empty();
            case Measure.Certificate() -> Optional.empty();
        });
    }

    private static Refused refused(CheckAfter check, Condition condition, String why, String remedy) {
        return new Refused(
                Refused.Cause.USAGE,
                "The check " + check.name() + " cannot tell whether " + condition.text() + ": " + why + ".",
                remedy);
    }
}
