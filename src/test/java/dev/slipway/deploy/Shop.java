package dev.slipway.deploy;

import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.deploy.plan.Configurations;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.deploy.plan.Planning;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Launch;
import dev.slipway.deploy.run.Limits;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Health;
import dev.slipway.project.Host;
import dev.slipway.project.Notes;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Releasing;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules;
import dev.slipway.project.Settings;
import dev.slipway.project.Tier;
import dev.slipway.project.Versioning;
import dev.slipway.project.Watching;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A project with one component, in one environment on the hosts of a fleet, and what a person does with it. */
final class Shop {
    static final String ROOT = "shop";
    static final Limits LIMITS = new Limits(
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(2));

    private final Connections connections;
    private final Contents contents;
    private final ProjectConfig config;
    private final Configurations earlier;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private int deployments;

    Shop(Fleet fleet, Repository repository, Component component, Rollout rollout) {
        this(fleet.connections(), repository, config(fleet.hosts(), component, rollout, Map.of()));
    }

    Shop(Connections connections, Repository repository, ProjectConfig config) {
        this(connections, repository, config, _ -> Optional.empty());
    }

    /** @param earlier the configurations of releases that are on the hosts */
    Shop(Connections connections, Repository repository, ProjectConfig config, Configurations earlier) {
        this.earlier = earlier;
        this.connections = connections;
        this.contents = Contents.of(repository);
        this.config = config;
    }

    static Component component(String restart) {
        return component(restart.isEmpty() ? Optional.empty() : Optional.of(restart), Optional.empty());
    }

    static Component component(Optional<String> restart, Optional<Health> health) {
        return new Component(
                "web",
                "web",
                Component.Strategy.RELEASES,
                ROOT,
                List.of("**"),
                new Component.Shared(List.of("uploads"), List.of()),
                3,
                new Component.Running(restart, List.of("public/**"), health, Duration.ofSeconds(1)));
    }

    static Rollout rollout(int batch, Rollout.OnFailure onFailure) {
        return new Rollout(
                "web-1",
                new Rollout.Batches(new Rollout.Size(batch, false), Duration.ZERO, 0),
                onFailure,
                Rollout.Unreachable.ABORT,
                Optional.empty());
    }

    static ProjectConfig config(List<Host> hosts, Component component, Rollout rollout, Map<String, String> variables) {
        Environment production =
                new Environment("production", Tier.PRODUCTION, Optional.of("main"), false, hosts, variables, rollout);
        return new ProjectConfig(
                "shop-api",
                new Releasing(new Versioning("v{version}", true, false), new Notes(List.of())),
                List.of(production),
                List.of(component),
                new Settings(Map.of(), List.of(), Optional.empty()),
                Optional.empty(),
                new Rules(List.of(), List.of(), List.of(), List.of()),
                new Watching(List.of(), List.of(), List.of(), List.of()));
    }

    Environment environment() {
        return config.environments().getFirst();
    }

    ProjectConfig config() {
        return config;
    }

    Planner planner() {
        return new Planner(
                config,
                Digest.of("slipway.yaml".getBytes(StandardCharsets.UTF_8)),
                contents,
                earlier,
                SecretValues.NONE);
    }

    Map<String, Answer> ask(InventoryScript.Prove prove) throws InterruptedException {
        return new Inventories(connections, Clock.systemUTC(), new Guards()).ask(config, environment(), prove);
    }

    Planning plan(Release release) throws InterruptedException {
        return planner().deploy("production", release, Mode.DEPLOY, ask(InventoryScript.Prove.LIVE));
    }

    Planning planRollback(Optional<Release> release) throws InterruptedException {
        return planner().rollback("production", release, ask(InventoryScript.Prove.ALL));
    }

    static Plan ready(Planning planning) {
        if (planning instanceof Planning.Ready(Plan plan)) {
            return plan;
        }
        throw new AssertionError("Not planned: " + planning);
    }

    static Refused refused(Planning planning) {
        if (planning instanceof Planning.No(Refused refused)) {
            return refused;
        }
        throw new AssertionError("Planned, though it should be refused");
    }

    Engine engine() {
        return new Engine(
                connections,
                Clock.systemUTC(),
                LIMITS,
                contents,
                ended::contains,
                new Masking(),
                new Guards(),
                LogWatch.NONE);
    }

    Launch launch() {
        return new Launch(
                "d-" + ++deployments,
                "ana",
                "laptop",
                "because",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Event.Ended deploy(Release release) throws InterruptedException {
        return run(ready(plan(release)));
    }

    Event.Ended rollback() throws InterruptedException {
        return run(ready(planRollback(Optional.empty())));
    }

    Event.Ended run(Plan plan) {
        return run(plan, new Cancellation());
    }

    Event.Ended run(Plan plan, Cancellation cancellation) {
        return engine().run(plan, this::planner, launch(), Admission.ALWAYS, events::add, cancellation)
                .ended();
    }

    /** From now on it is known that this deployment has ended. */
    void knowsEndOf(String deployment) {
        ended.add(deployment);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The same shop with a changed configuration. */
    Shop with(Repository repository, UnaryOperator<ProjectConfig> change) {
        return new Shop(connections, repository, change.apply(config));
    }
}
