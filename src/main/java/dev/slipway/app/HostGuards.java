package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.app.words.GuardSteps;
import dev.slipway.deploy.Refused;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.GuardScript;
import java.util.List;
import java.util.Optional;

/** Makes the scripts with which hosts let through only what the policy asks for. */
public final class HostGuards {
    private final OpenProject project;

    HostGuards(OpenProject project) {
        this.project = project;
    }

    /**
     * A guard to install.
     *
     * @param script all of it
     * @param steps how to install it, line by line
     */
    public record Made(String script, List<String> steps) {
        public Made {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The guard of an environment that a policy protects.
     *
     * @param host of which alone the steps tell; empty for all
     */
    public Outcome<Made> of(String name, Optional<String> host) {
        Optional<Refused> unjudged = project.policies().against(name);
        if (unjudged.isPresent()) {
            return new Outcome.No<>(unjudged.get());
        }
        ProjectConfig config = project.counting().file().config();
        if (config.environment(name).isEmpty()) {
            return ProjectInfo.unknown(name, config);
        }
        List<Protecting> protecting = project.policies().protecting().stream()
                .filter(policy -> policy.protects(name))
                .toList();
        if (protecting.isEmpty()) {
            return Outcome.usage(
                    "No policy protects " + name + ", so there is nothing that a guard could go by.",
                    "Write " + Policies.NAME + " with " + name + " among its environments first.");
        }
        if (protecting.stream().map(Protecting::policy).distinct().count() > 1) {
            return Outcome.usage(
                    "Branches have policies for " + name + " that contradict each other, and a guard goes by one.",
                    "Bring them together first: slipway doctor names them.");
        }
        return made(protecting.getFirst(), name, host);
    }

    private static Outcome<Made> made(Protecting protecting, String name, Optional<String> wanted) {
        ProjectConfig config = protecting.config();
        Environment environment = config.environment(name)
                .orElseThrow(() -> new IllegalStateException("A policy knows the environments beside it"));
        List<Host> hosts = environment.hosts().stream()
                .filter(host -> wanted.isEmpty() || wanted.get().equals(host.name()))
                .toList();
        if (hosts.isEmpty()) {
            return Outcome.usage(
                    "There is no host " + wanted.orElse("") + " in " + name + ".",
                    "Name one of "
                            + String.join(
                                    ", ",
                                    environment.hosts().stream().map(Host::name).toList())
                            + ".");
        }
        GuardScript guard = new GuardScript(protecting.policy(), config, environment);
        GuardSteps steps = new GuardSteps(config, environment, guard.leavesRulesOut());
        return new Outcome.Done<>(new Made(guard.text(steps.lines(environment.hosts())), steps.lines(hosts)));
    }
}
