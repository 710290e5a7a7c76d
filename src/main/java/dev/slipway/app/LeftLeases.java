package dev.slipway.app;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.Lease;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Frees environments whose lease was left behind by a deployment that this machine's journal does not know. */
final class LeftLeases {
    private final Leases leases;
    private final Statuses statuses;
    private final Journal journal;
    private final Actor actor;
    private final WorkspaceSettings settings;

    LeftLeases(Leases leases, Statuses statuses, Journal journal, Actor actor, WorkspaceSettings settings) {
        this.leases = leases;
        this.statuses = statuses;
        this.journal = journal;
        this.actor = actor;
        this.settings = settings;
    }

    /** What is recorded before the lease is taken over. */
    private record Freed(LeaseHolder holder, List<String> hosts, String message) {}

    /** Why no deployment to the environment can be finished or rolled back from here. */
    Refused obstacle(ProjectConfig config, Environment environment) throws InterruptedException {
        Optional<LeaseHolder.Held> held = Leases.shown(statuses.inventories(config, environment, Prove.NONE));
        if (held.isEmpty()) {
            return new Refused(
                    Refused.Cause.USAGE,
                    "No deployment to " + environment.name() + " was interrupted.",
                    "There is nothing to recover.");
        }
        String remedy = held.get().expired()
                ? "Finish it or roll it back on the machine that began it, or close it from here: slipway recover "
                        + environment.name() + " close."
                : held.get().remedy();
        return new Refused(Refused.Cause.GATE, held.get().text(), remedy);
    }

    /** Frees the environment after its hosts' journals were read; gives what they say. */
    Outcome<List<String>> free(ProjectConfig config, Environment environment, String message)
            throws InterruptedException {
        Map<String, Answer> answers = statuses.inventories(config, environment, Prove.NONE);
        Optional<LeaseHolder.Held> held = Leases.shown(answers);
        Optional<LeaseHolder> holder = held.flatMap(LeaseHolder.Held::holder);
        if (held.isEmpty() || holder.isEmpty()) {
            return Outcome.usage(
                    "Nobody holds " + environment.name() + ", and no deployment to it was interrupted.",
                    "There is nothing to recover.");
        }
        if (!held.get().expired()) {
            return Outcome.busy(held.get().text(), held.get().remedy());
        }
        return free(config, environment, holder.get(), Leases.left(holder.get().deployment(), answers), message);
    }

    private Outcome<List<String>> free(
            ProjectConfig config, Environment environment, LeaseHolder left, List<String> sentences, String message)
            throws InterruptedException {
        journal.append(new Draft(
                actor,
                Kinds.LEASE_FREED,
                left.deployment(),
                Json.text(new Freed(left, sentences, settings.masking().mask(message)))));
        LeaseHolder freeing = new LeaseHolder(
                "free-%08x".formatted(settings.random().nextInt()),
                environment.name(),
                settings.user(),
                settings.machine(),
                settings.clock().instant(),
                left.plan(),
                "frees the lease of " + left.deployment(),
                left.expiresAfter());
        return switch (leases.free(config.in(environment), environment, freeing, left.deployment())) {
            case Lease.Answer.Ours() -> new Outcome.Done<>(sentences);
            case Lease.Answer.Theirs(LeaseHolder.Held other) -> Outcome.busy(other.text(), other.remedy());
            case Lease.Answer.Failed(String sentence) -> Outcome.host(sentence + ".", "Look at the lease host.");
        };
    }
}
