package dev.slipway.app;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.HostStory;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.LeaseHolder.Held;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds deployments that began and never ended, says what their hosts show, and ends them. */
final class Recovery {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final ProjectFiles files;
    private final Statuses statuses;
    private final Plans plans;
    private final Deployments deployments;
    private final LeftLeases leases;

    Recovery(ProjectFiles files, Statuses statuses, Plans plans, Deployments deployments, LeftLeases leases) {
        this.files = files;
        this.statuses = statuses;
        this.plans = plans;
        this.deployments = deployments;
        this.leases = leases;
    }

    List<Interrupted> interrupted() throws InterruptedException {
        List<Interrupted> all = new ArrayList<>();
        for (String id : deployments.unended()) {
            if (deployments.running(id).isEmpty()) {
                Optional<DeploymentState> state = deployments.deployment(id);
                if (state.isPresent()) {
                    interrupted(state.get()).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /**
     * The interrupted deployment to an environment. Where one has not ended whose lease still lives, this waits until that
     * expires, and tells so; empty as soon as its holder gives a sign of life.
     */
    Optional<Interrupted> interrupted(ProjectConfig config, String environment, Consumer<String> waiting)
            throws InterruptedException {
        Optional<Held> before = Optional.empty();
        while (true) {
            Optional<Interrupted> found = interrupted().stream()
                    .filter(each -> each.environment().equals(environment))
                    .findFirst();
            Optional<Held> living = found.isPresent() ? Optional.empty() : heldFromHere(config, environment);
            if (living.isEmpty() || before.filter(living.get()::beatSince).isPresent()) {
                return found;
            }
            if (before.isEmpty()) {
                waiting.accept(living.get().awaited());
            }
            before = living;
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** The lease that a deployment holds which this trail knows and which has not ended. */
    private Optional<Held> heldFromHere(ProjectConfig config, String environment) throws InterruptedException {
        Optional<Environment> wanted = config.environment(environment);
        return wanted.isEmpty()
                ? Optional.empty()
                : Leases.shown(statuses.inventories(config, wanted.get(), Prove.NONE))
                        .filter(held -> held.holder()
                                .filter(holder -> deployments.unended().contains(holder.deployment()))
                                .isPresent());
    }

    /** Ends an interrupted deployment; its lease is refused while someone else still runs it. */
    Outcome<Running> resolve(Interrupted interrupted, Resolution resolution, String message)
            throws InterruptedException {
        Plan plan = interrupted.state().started().plan();
        return deployments.resolve(interrupted.state(), () -> plans.planner(plan), resolution, message);
    }

    /** Why no deployment to an environment can be finished or rolled back from here. */
    Refused obstacle(ProjectConfig config, String environment) throws InterruptedException {
        return leases.obstacle(
                config,
                config.environment(environment)
                        .orElseThrow(() -> new IllegalArgumentException("No environment " + environment)));
    }

    /** Frees an environment whose expired lease is of a deployment that only its hosts know. */
    Outcome<List<String>> freeLease(ProjectConfig config, String environment, String message)
            throws InterruptedException {
        Optional<Environment> wanted = config.environment(environment);
        return wanted.isPresent()
                ? leases.free(config, wanted.get(), message)
                : ProjectInfo.unknown(environment, config);
    }

    /** Empty where another process still runs it: its lease lives. */
    private Optional<Interrupted> interrupted(DeploymentState state) throws InterruptedException {
        Plan plan = state.started().plan();
        Optional<ProjectConfig> config = files.of(plan.release().revision());
        return config.isPresent()
                ? interrupted(state, config.get())
                : Optional.of(new Interrupted(
                        state,
                        List.of("The repository does not have the configuration of "
                                + plan.release().name() + ", so its hosts were not asked."),
                        List.of(Resolution.ROLL_BACK, Resolution.CLOSE)));
    }

    private Optional<Interrupted> interrupted(DeploymentState state, ProjectConfig config) throws InterruptedException {
        Plan plan = state.started().plan();
        String id = state.started().deployment();
        Optional<Environment> environment = config.environment(plan.target().environment());
        Map<String, Answer> answers =
                environment.isPresent() ? statuses.inventories(config, environment.get(), Prove.NONE) : Map.of();
        if (answers.values().stream().anyMatch(answer -> holds(answer, id))) {
            return Optional.empty();
        }
        List<String> sentences = HostStory.of(plan, id, answers).stream()
                .map(HostStory::sentence)
                .toList();
        return Optional.of(new Interrupted(state, sentences, List.of(Resolution.values())));
    }

    private static boolean holds(Answer answer, String deployment) {
        return answer instanceof Answer.Told(var inventory)
                && inventory
                        .lease()
                        .filter(held -> !held.expired())
                        .flatMap(Held::holder)
                        .filter(holder -> holder.deployment().equals(deployment))
                        .isPresent();
    }
}
