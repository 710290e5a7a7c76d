package dev.slipway.app;

import dev.slipway.app.Board.Health;
import dev.slipway.app.EnvironmentStatus.HostStatus;
import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Guards;
import dev.slipway.deploy.Inventories;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Together;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.project.Address;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What hosts answer, and what they answered last. */
final class Statuses implements AutoCloseable {
    private final Connections connections;
    private final Inventories inventories;
    private final Inventories unasked;
    private final Guards guards = new Guards();
    private final HealthLook healthLook;
    private final SecretSources secrets;
    private final Clock clock;
    private final String machine;
    private final Map<String, EnvironmentStatus> last = new ConcurrentHashMap<>();
    private final Map<String, Environment> asked = new ConcurrentHashMap<>();
    private final List<Consumer<EnvironmentStatus>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param secrets whose values are masked before a host is asked that may print them
     * @param machine this one, to tell its own leases from those of others
     */
    Statuses(Connections connections, SecretSources secrets, Masking masking, Clock clock, String machine) {
        this.secrets = secrets;
        this.connections = connections;
        this.inventories = new Inventories(connections, clock, guards);
        this.unasked = new Inventories(connections.unasked(), clock, guards);
        this.healthLook = new HealthLook(connections, masking);
        this.clock = clock;
        this.machine = machine;
        connections.whenLost(this::lost);
    }

    /** Which of the hosts that were asked have a guard. */
    Guards guards() {
        return guards;
    }

    /** Calls the listener with what is known of an environment when one of its hosts was lost. */
    Workspace.Listening listen(Consumer<EnvironmentStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void lost(Address address) {
        for (Environment environment : asked.values()) {
            environment.hosts().stream()
                    .filter(host -> host.way().equals(address))
                    .forEach(host -> lost(environment, host));
        }
    }

    private void lost(Environment environment, Host host) {
        EnvironmentStatus known = last.computeIfPresent(
                environment.name(), (_, status) -> status.without(host.name(), "The connection to it was lost."));
        if (known != null) {
            listeners.forEach(listener -> listener.accept(known));
        }
    }

    /** What each host has and shows; hosts are asked all at once. */
    Map<String, Answer> inventories(ProjectConfig config, Environment environment, Prove prove)
            throws InterruptedException {
        secrets.learn(config, environment);
        return inventories.ask(config.in(environment), environment, prove);
    }

    /** Why a host lets nobody ask for the health of these components, whatever that is. */
    Optional<SshException> healthObstacle(Host host, List<Component> components) throws InterruptedException {
        return healthLook.obstacle(host, components);
    }

    /** What of the person's SSH configuration may count for a host and was not read: where it stands. */
    List<String> leftOut(Host host) throws InterruptedException {
        return connections.leftOut(host.way());
    }

    /** What was answered last about this environment. */
    Optional<EnvironmentStatus> last(String environment) {
        return Optional.ofNullable(last.get(environment));
    }

    /** Asks all hosts; {@code recorded} is what the journal says is live. */
    EnvironmentStatus ask(ProjectConfig project, Environment environment, Optional<LiveRecord> recorded)
            throws InterruptedException {
        return ask(inventories, project, environment, recorded);
    }

    /** The same, but a host that did not answer is left alone for a while. */
    EnvironmentStatus watch(ProjectConfig project, Environment environment, Optional<LiveRecord> recorded)
            throws InterruptedException {
        return ask(unasked, project, environment, recorded);
    }

    private EnvironmentStatus ask(
            Inventories asking, ProjectConfig project, Environment environment, Optional<LiveRecord> recorded)
            throws InterruptedException {
        boolean masked = secrets.learn(project, environment);
        ProjectConfig config = project.in(environment);
        Instant begin = clock.instant();
        Map<String, Answer> answers = asking.ask(config, environment, Prove.NONE);
        List<HostStatus> hosts = Together.map(
                environment.hosts(),
                host -> status(config, host, Objects.requireNonNull(answers.get(host.name())), masked));
        EnvironmentStatus status = new EnvironmentStatus(
                environment.name(), begin, hosts, lease(answers), drift(config, environment, answers, recorded));
        asked.put(environment.name(), environment);
        last.put(environment.name(), status);
        return status;
    }

    /** The release that is live in an environment, as the first host that told one shows it. */
    static Optional<LiveRelease> live(Map<String, Answer> answers) {
        return answers.values().stream()
                .filter(Answer.Told.class::isInstance)
                .map(answer -> ((Answer.Told) answer).inventory())
                .flatMap(inventory -> inventory.roots().values().stream())
                .flatMap(root -> root.liveRelease().flatMap(Statuses::live).stream())
                .findFirst();
    }

    private static Optional<LiveRelease> live(InstalledRelease installed) {
        return installed
                .complete()
                .map(complete -> new LiveRelease(
                        complete.release(),
                        installed.directory(),
                        complete.manifest(),
                        complete.since().orElse(Instant.EPOCH)));
    }

    private HostStatus status(ProjectConfig config, Host host, Answer answer, boolean masked)
            throws InterruptedException {
        return switch (answer) {
            case Answer.Silent(var reason, var _) -> HostStatus.unknown(host.name(), reason);
            case Answer.Told(var inventory) -> status(config, host, inventory, masked);
        };
    }

    private HostStatus status(ProjectConfig config, Host host, HostInventory inventory, boolean masked)
            throws InterruptedException {
        Map<String, LiveRelease> live = live(config, host, inventory);
        if (live.isEmpty()) {
            return new HostStatus(host.name(), live, Health.NOT_DEPLOYED, "nothing deployed yet", Optional.empty());
        }
        HealthLook.Seen seen = healthLook.at(host, config.componentsOn(host), masked);
        return new HostStatus(host.name(), live, seen.health(), seen.detail(), Optional.empty());
    }

    private static Map<String, LiveRelease> live(ProjectConfig config, Host host, HostInventory inventory) {
        Map<String, LiveRelease> live = new LinkedHashMap<>();
        for (Component component : config.componentsOn(host)) {
            inventory
                    .root(component.root())
                    .liveRelease()
                    .flatMap(Statuses::live)
                    .ifPresent(release -> live.put(component.name(), release));
        }
        return live;
    }

    private Optional<LeaseInfo> lease(Map<String, Answer> answers) {
        return Leases.shown(answers).flatMap(held -> held.holder().map(holder -> lease(holder, held)));
    }

    private LeaseInfo lease(LeaseHolder holder, LeaseHolder.Held held) {
        return new LeaseInfo(
                holder.by() + " from " + holder.from(),
                holder.since(),
                holder.deployment(),
                holder.message(),
                held.silent(),
                held.expired(),
                !holder.from().equals(machine));
    }

    /**
     * What the hosts show that is not what the journal says, a sentence each. Where a deployment holds the environment, or
     * held it when it was interrupted, other releases are its work.
     *
     * @param config the environment's
     */
    static List<String> drift(
            ProjectConfig config, Environment environment, Map<String, Answer> answers, Optional<LiveRecord> recorded) {
        List<String> drift = new ArrayList<>();
        boolean changing = Leases.shown(answers).isPresent();
        for (Host host : environment.hosts()) {
            if (recorded.isPresent() && answers.get(host.name()) instanceof Answer.Told(var inventory)) {
                drift.addAll(drift(host.name(), live(config, host, inventory), recorded.get(), changing));
            }
        }
        return drift;
    }

    private static List<String> drift(String host, Map<String, LiveRelease> live, LiveRecord record, boolean changing) {
        String recorded = "; recorded is " + record.release().name() + ".";
        if (live.isEmpty()) {
            return List.of(host + " shows nothing live" + recorded);
        }
        return live.entrySet().stream()
                .filter(shown -> !changing
                        && !shown.getValue()
                                .release()
                                .revision()
                                .equals(record.release().revision()))
                .map(shown -> host + " shows " + shown.getValue().release().name() + " of " + shown.getKey() + recorded)
                .toList();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        connections.close();
    }
}
