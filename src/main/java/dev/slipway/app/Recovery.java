package dev.slipway.app;

import dev.slipway.app.Deployments.Allowed;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.HostStory;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.LeaseHolder.Held;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.deploy.run.Admission;
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
    private final Judging judging;

    Recovery(
            ProjectFiles files,
            Statuses statuses,
            Plans plans,
            Deployments deployments,
            LeftLeases leases,
            Judging judging) {
        this.judging = judging;
        this.files = files;
        this.statuses = statuses;
        this.plans = plans;
        this.deployments = deployments;
        this.leases = leases;
    }

    List<Interrupted> interrupted() throws InterruptedException {
        List<Interrupted> all = new ArrayList<>();
        for (Look look : look(deployments.unended())) {
            if (look instanceof Look.Dead(Interrupted interrupted)) {
                all.add(interrupted);
            }
        }
        return all;
    }

    /**
     * The interrupted deployment to an environment. Where one has not ended whose lease still lives, this waits until that
     * expires, and tells so; empty as soon as its holder gives a sign of life.
     */
    Optional<Interrupted> interrupted(String environment, Consumer<String> waiting) throws InterruptedException {
        long begin = System.nanoTime();
        Optional<Held> first = Optional.empty();
        while (true) {
            List<Look> looks = look(deployments.unended(environment));
            Optional<Interrupted> dead = looks.stream()
                    .filter(Look.Dead.class::isInstance)
                    .map(look -> ((Look.Dead) look).interrupted())
                    .findFirst();
            Optional<Held> living = looks.stream()
                    .filter(Look.Living.class::isInstance)
                    .map(look -> ((Look.Living) look).held())
                    .findFirst();
            Duration passed = Duration.ofNanos(System.nanoTime() - begin);
            if (dead.isPresent()
                    || living.isEmpty()
                    || first.filter(held -> living.get().beatSince(held, passed))
                            .isPresent()) {
                return dead;
            }
            if (first.isEmpty()) {
                first = living;
                begin = System.nanoTime();
                waiting.accept(living.get().awaited());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** What a look at the hosts tells of a deployment that has not ended. */
    private sealed interface Look {
        /** Nobody runs it any more. */
        record Dead(Interrupted interrupted) implements Look {}

        /** Its lease lives. */
        record Living(Held held) implements Look {}
    }

    /** Looks at those that run in no process of this machine. */
    private List<Look> look(List<String> unended) throws InterruptedException {
        List<Look> looks = new ArrayList<>();
        for (String id : unended) {
            if (deployments.running(id).isEmpty() && !deployments.runsElsewhere(id)) {
                Optional<DeploymentState> state = deployments.deployment(id);
                if (state.isPresent()) {
                    looks.add(look(state.get()));
                }
            }
        }
        return looks;
    }

    /**
     * Ends an interrupted deployment; its lease is refused while someone else still runs it. Who has it go on or back needs the
     * right to that, and signs it; one that had not begun to switch has all its gates before it.
     */
    Outcome<Running> resolve(Interrupted interrupted, Resolution resolution, String message)
            throws InterruptedException {
        Plan plan = interrupted.state().started().plan();
        if (resolution == Resolution.CLOSE) {
            return resolve(interrupted, resolution, new Allowed(Admission.ALWAYS, List.of()), message);
        }
        Mode mode = resolution == Resolution.ROLL_BACK ? Mode.ROLLBACK : plan.mode();
        Optional<Refused> against = judging.gating().againstEnding(plan, mode);
        if (against.isPresent()) {
            return new Outcome.No<>(against.get());
        }
        return switch (judging.starts()
                .signed(plan, mode, interrupted.state().started().deployment(), new Occasion.ByHand())) {
            case Outcome.No<Proven>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Proven>(var proven) ->
                resolve(
                        interrupted,
                        resolution,
                        new Allowed(
                                interrupted.state().batch() > 0
                                        ? Admission.ALWAYS
                                        : () -> judging.starts().admitted(plan, proven, judging.gating()),
                                proven.permits()),
                        message);
        };
    }

    private Outcome<Running> resolve(Interrupted interrupted, Resolution resolution, Allowed allowed, String message)
            throws InterruptedException {
        Plan plan = interrupted.state().started().plan();
        boolean plansAgain = resolution == Resolution.FINISH && plan.mode() != Mode.ROLLBACK;
        return switch (plansAgain
                ? plans.again(plan).map(Optional::of)
                : new Outcome.Done<>(Optional.<Planner>empty())) {
            case Outcome.No<Optional<Planner>>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Optional<Planner>>(var planner) ->
                deployments.resolve(interrupted.state(), planner::orElseThrow, allowed, resolution, message);
        };
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

    private Look look(DeploymentState state) throws InterruptedException {
        Plan plan = state.started().plan();
        Optional<ProjectConfig> config = files.of(plan.release().revision());
        return config.isPresent()
                ? look(state, config.get())
                : new Look.Dead(new Interrupted(
                        state,
                        List.of("The repository does not have the configuration of "
                                + plan.release().name() + ", so its hosts were not asked."),
                        List.of(Resolution.ROLL_BACK, Resolution.CLOSE)));
    }

    private Look look(DeploymentState state, ProjectConfig config) throws InterruptedException {
        Plan plan = state.started().plan();
        String id = state.started().deployment();
        Optional<Environment> environment = config.environment(plan.target().environment());
        Map<String, Answer> answers =
                environment.isPresent() ? statuses.inventories(config, environment.get(), Prove.NONE) : Map.of();
        Optional<Held> living = Leases.shown(answers)
                .filter(held -> !held.expired())
                .filter(held -> held.holder()
                        .filter(holder -> holder.deployment().equals(id))
                        .isPresent());
        if (living.isPresent()) {
            return new Look.Living(living.get());
        }
        List<String> sentences = HostStory.of(plan, id, answers).stream()
                .map(HostStory::sentence)
                .toList();
        return new Look.Dead(new Interrupted(state, sentences, List.of(Resolution.values())));
    }
}
