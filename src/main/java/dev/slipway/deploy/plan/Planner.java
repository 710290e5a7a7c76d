package dev.slipway.deploy.plan;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Policy;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Target;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.HostManifest;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes plans. Pure: from the same configuration, release and answers of the hosts comes the same plan, whose digest is
 * the same; there is no clock in it.
 */
public final class Planner {
    private final ProjectConfig config;
    private final Digest configuration;
    private final Contents contents;
    private final Configurations configurations;
    private final SecretValues secrets;

    /**
     * @param configuration digest of the slipway.yaml that {@code config} was read from
     * @param configurations tells how other releases run, for the way back to them
     * @param secrets of the environment that is planned for
     */
    public Planner(
            ProjectConfig config,
            Digest configuration,
            Contents contents,
            Configurations configurations,
            SecretValues secrets) {
        this.secrets = secrets;
        this.config = config;
        this.configuration = configuration;
        this.contents = contents;
        this.configurations = configurations;
    }

    /** The plan that makes a release live in an environment whose hosts told this just now. */
    public Planning deploy(String environment, Release release, Mode mode, Map<String, Answer> answers) {
        return config.environment(environment)
                .map(e -> deploy(e, release, mode, answers))
                .orElseGet(() -> noEnvironment(environment));
    }

    /** The plan that brings back what was live before on every host, or this release, that every host still has. */
    public Planning rollback(String environment, Optional<Release> release, Map<String, Answer> answers) {
        return config.environment(environment)
                .map(e -> rollback(e, release, answers))
                .orElseGet(() -> noEnvironment(environment));
    }

    private Planning deploy(Environment environment, Release release, Mode mode, Map<String, Answer> answers) {
        Selection selection = Selection.of(config, environment, answers);
        if (selection.refused().isPresent()) {
            return new Planning.No(selection.refused().get());
        }
        Optional<Refused> unfit = selection.components().stream()
                .flatMap(component -> unfit(release, component).stream())
                .findFirst()
                .or(() -> Unwatched.on(config, selection.hosts()));
        if (unfit.isPresent()) {
            return new Planning.No(unfit.get());
        }
        Map<Component, ComponentPlanner> planners = selection.components().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        c -> planner(environment, release, c),
                        (first, _) -> first,
                        LinkedHashMap::new));
        List<Refused> refusals = new Obstacles(config.rules(), environment, release).with(selection, planners);
        if (!refusals.isEmpty()) {
            return new Planning.No(refusals.getFirst());
        }
        String directory = directory(release, selection.inventories());
        List<HostPlan> hosts = new ArrayList<>();
        for (Host host : selection.hosts()) {
            HostInventory inventory = selection.inventory(host);
            List<ComponentPlan> components = new ArrayList<>();
            planners.forEach((component, planner) -> {
                if (host.groups().contains(component.group())) {
                    components.add(planner.plan(inventory.root(component.root()), directory)
                            .plan());
                }
            });
            hosts.add(new HostPlan(host, components));
        }
        return new Planning.Ready(plan(environment, mode, release, hosts));
    }

    private Optional<Refused> unfit(Release release, Component component) {
        return HostManifest.unfit(contents.of(component, release.revision()))
                .map(why -> new Refused(
                        Refused.Cause.USAGE,
                        release.name() + " cannot be deployed: " + why + ".",
                        "Rename it, or exclude it from the files of " + component.name() + " in slipway.yaml."));
    }

    /** What plans the hosts of this plan again. */
    public Replanning again(Plan plan) {
        Environment environment = config.environment(plan.target().environment())
                .orElseThrow(() -> new IllegalArgumentException("The plan is of another project"));
        Map<Component, ComponentPlanner> planners = plan.hosts().stream()
                .flatMap(h -> h.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .collect(Collectors.toMap(c -> c, c -> planner(environment, plan.release(), c)));
        return new Replanning(plan, config.rules(), environment, planners);
    }

    private ComponentPlanner planner(Environment environment, Release release, Component component) {
        return new ComponentPlanner(
                release, component, config.variables(environment), secrets, contents, running(environment));
    }

    private ReleaseRunning running(Environment environment) {
        return new ReleaseRunning(environment, configurations);
    }

    private Planning rollback(Environment environment, Optional<Release> release, Map<String, Answer> answers) {
        Selection selection = Selection.of(config, environment, answers);
        if (selection.refused().isPresent()) {
            return new Planning.No(selection.refused().get());
        }
        return switch (new RollbackTargets(config, selection, contents).find(release, running(environment))) {
            case RollbackTargets.Found.All(Release target, List<HostPlan> hosts) ->
                new Obstacles(config.rules(), environment, target)
                        .withCommandsOf(hosts).stream()
                                .findFirst()
                                .<Planning>map(Planning.No::new)
                                .orElseGet(() -> new Planning.Ready(plan(environment, Mode.ROLLBACK, target, hosts)));
            case RollbackTargets.Found.Not(Refused refused) -> new Planning.No(refused);
        };
    }

    private Plan plan(Environment environment, Mode mode, Release release, List<HostPlan> hosts) {
        Rollout rollout = environment.rollout();
        List<String> names = hosts.stream().map(h -> h.host().name()).toList();
        return new Plan(
                config.project(),
                new Target(environment.name(), environment.tier(), environment.leaseHost()),
                mode,
                release,
                configuration,
                batches(names, rollout.batches().size().of(names.size())),
                hosts,
                new Policy(
                        rollout.batches().pause(),
                        rollout.batches().maxFailed(),
                        rollout.onFailure(),
                        rollout.unreachable(),
                        checks(mode)));
    }

    /** Going back is not watched: what would fail it would bring back what one goes back from. */
    private List<CheckAfter> checks(Mode mode) {
        return config.rules().checksAfter().stream()
                .filter(check -> mode != Mode.ROLLBACK || check.holdFor().isEmpty())
                .toList();
    }

    private static List<List<String>> batches(List<String> hosts, int size) {
        List<List<String>> all = new ArrayList<>();
        for (int from = 0; from < hosts.size(); from += size) {
            all.add(List.copyOf(hosts.subList(from, Math.min(hosts.size(), from + size))));
        }
        return List.copyOf(all);
    }

    /** The next number after the highest on any host: all hosts call the release the same. */
    private static String directory(Release release, List<HostInventory> inventories) {
        int last = inventories.stream()
                .flatMap(i -> i.roots().values().stream())
                .flatMap(root -> root.releases().stream())
                .mapToInt(InstalledRelease::sequence)
                .max()
                .orElse(0);
        String tag = release.tag()
                .map(t -> t.replaceAll("[^A-Za-z0-9._+]", "-") + "-")
                .orElse("");
        return "releases/" + (last + 1) + "-" + tag + release.revision().abbreviated();
    }

    private Planning noEnvironment(String name) {
        String known = String.join(
                ", ", config.environments().stream().map(Environment::name).toList());
        return new Planning.No(
                new Refused(Refused.Cause.USAGE, "There is no environment " + name, "Choose one of " + known + "."));
    }
}
