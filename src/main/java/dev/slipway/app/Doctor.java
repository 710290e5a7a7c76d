package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.git.Repository;
import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Query;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for what would stand in the way of a deployment, and says what to do about each. */
final class Doctor {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
    private static final long LITTLE_ROOM = 1L << 30;

    private final Repository repository;
    private final PolicyHealth policy;
    private final Journal journal;
    private final SecretSources secrets;
    private final Standing standing;
    private final WeakServers weakServers;
    private final CheckHealth checks;
    private final RepositoryHealth health;

    Doctor(
            Repository repository,
            PolicyHealth policy,
            Journal journal,
            SecretSources secrets,
            Standing standing,
            WeakServers weakServers,
            CheckHealth checks,
            RepositoryHealth health) {
        this.secrets = secrets;
        this.repository = repository;
        this.policy = policy;
        this.journal = journal;
        this.standing = standing;
        this.weakServers = weakServers;
        this.checks = checks;
        this.health = health;
    }

    /** What of all that the repository, its file and the trail tell, without asking anybody. */
    List<Finding> ofRepository(ReadConfig config, ProjectInfo project) {
        List<Finding> all = new ArrayList<>(ConfigHealth.uncommitted(project));
        all.addAll(health.findings(config.file().config()));
        return all;
    }

    List<Finding> examine(
            ReadConfig config, ProjectInfo project, List<Environment> environments, Consumer<Finding> progress)
            throws InterruptedException {
        List<Finding> all = new ArrayList<>();
        Consumer<Finding> found = finding -> {
            all.add(finding);
            progress.accept(finding);
        };
        ConfigHealth.findings(config, project).forEach(found);
        policy.findings(config.file().config().environments()).forEach(found);
        repository(found);
        health.findings(config.file().config()).forEach(found);
        checks.findings(environments).forEach(found);
        journal(found);
        for (Environment environment : environments) {
            secrets.examine(config.file().config(), environment).forEach(found);
            hosts(config.file().config(), environment, found);
        }
        standing.interrupted(environments).forEach(found);
        return all;
    }

    private void repository(Consumer<Finding> found) {
        found.accept(
                repository.shallow()
                        ? Finding.warning(
                                "repository",
                                "The clone is shallow: history ends early and counts are lower bounds.",
                                "Run git fetch --unshallow.")
                        : Finding.ok("repository", "complete history"));
    }

    private void journal(Consumer<Finding> found) {
        try {
            journal.find(Query.newest(1));
            found.accept(Finding.ok("audit trail", "can be read"));
        } catch (JournalException e) {
            found.accept(Finding.fault(Cause.GATE, "audit trail", String.valueOf(e.getMessage()), e.remedy()));
        }
    }

    private void hosts(ProjectConfig project, Environment environment, Consumer<Finding> found)
            throws InterruptedException {
        ProjectConfig config = project.in(environment);
        Map<String, Answer> answers = standing.answers(config, environment);
        for (Host host : environment.hosts()) {
            String subject = environment.name() + " / " + host.name();
            standing.unread(subject, host).ifPresent(found);
            switch (answers.get(host.name())) {
                case Answer.Told(var inventory) -> {
                    host(
                                    subject,
                                    inventory,
                                    config.componentsOn(host),
                                    standing.healthObstacle(subject, host, config.componentsOn(host)))
                            .forEach(found);
                    policy.guards()
                            .finding(environment.name(), subject, inventory)
                            .ifPresent(found);
                }
                case Answer.Silent(var reason, var remedy) ->
                    found.accept(Finding.fault(Cause.HOST, subject, reason, remedy));
                case null -> throw new IllegalStateException("No answer of " + subject);
            }
        }
        weakServers.of(environment).forEach(found);
        standing.findings(config, environment, answers).forEach(found);
    }

    private List<Finding> host(
            String subject, HostInventory inventory, List<Component> components, Optional<Finding> health) {
        List<Finding> all = new ArrayList<>(health.stream().toList());
        inventory
                .missing()
                .forEach(tool -> all.add(
                        Finding.fault(Cause.HOST, subject, "It has no " + tool + ".", "Install " + tool + " on it.")));
        clock(subject, inventory).ifPresent(all::add);
        components.forEach(component -> all.addAll(root(subject, component, inventory.root(component.root()))));
        if (all.isEmpty()) {
            all.add(Finding.ok(subject, "ready (" + inventory.system() + ")"));
        }
        return all;
    }

    private Optional<Finding> clock(String subject, HostInventory inventory) {
        Duration off = inventory.clockOff();
        return off.compareTo(CLOCK_TOLERANCE) <= 0
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        subject,
                        "Its clock is " + off.toSeconds() + " seconds off.",
                        "Let it keep time, for example with systemd-timesyncd."));
    }

    private static List<Finding> root(String subject, Component component, RootInventory root) {
        List<Finding> all = new ArrayList<>();
        if (!root.writable()) {
            all.add(Finding.fault(
                    Cause.HOST,
                    subject,
                    component.root() + " cannot be written.",
                    "Make it a directory of the user who logs in."));
        }
        if (root.free() < LITTLE_ROOM) {
            all.add(Finding.warning(
                    subject,
                    "Only " + root.free() / (1 << 20) + " MiB are free at " + component.root() + ".",
                    "Make room, or keep fewer releases."));
        }
        root.absent()
                .forEach(file -> all.add(Finding.fault(
                        Cause.HOST,
                        subject,
                        "The shared file " + file + " is not there.",
                        "Put it into " + component.root() + "/shared/.")));
        return all;
    }
}
