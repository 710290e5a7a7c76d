package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds deployments that began and never ended, says what their hosts show, and ends them. */
final class Recovery {
    private static final int LOOK_BACK = 200;

    private final ProjectFiles files;
    private final Statuses statuses;
    private final Plans plans;
    private final Deployments deployments;

    Recovery(ProjectFiles files, Statuses statuses, Plans plans, Deployments deployments) {
        this.files = files;
        this.statuses = statuses;
        this.plans = plans;
        this.deployments = deployments;
    }

    List<Interrupted> interrupted() throws InterruptedException {
        List<Interrupted> all = new ArrayList<>();
        for (DeploymentState begun : deployments.summaries(LOOK_BACK)) {
            String id = begun.started().deployment();
            if (begun.ended().isEmpty() && deployments.running(id).isEmpty()) {
                Optional<DeploymentState> state = deployments.deployment(id);
                if (state.isPresent()) {
                    all.add(interrupted(state.get()));
                }
            }
        }
        return all;
    }

    Outcome<Running> resolve(Interrupted interrupted, Interrupted.Choice choice) throws InterruptedException {
        Plan plan = interrupted.state().started().plan();
        return deployments.resolve(interrupted.state(), plans.planner(plan), choice);
    }

    private Interrupted interrupted(DeploymentState state) throws InterruptedException {
        Plan plan = state.started().plan();
        List<String> sentences = switch (files.at(plan.release().revision())) {
            case Outcome.No<ReadConfig>(var refused) -> List.of(refused.reason());
            case Outcome.Done<ReadConfig>(var read) ->
                sentences(plan, read.file().config());
        };
        return new Interrupted(state, sentences, List.of(Interrupted.Choice.values()));
    }

    private List<String> sentences(Plan plan, ProjectConfig config) throws InterruptedException {
        Optional<Environment> environment = config.environment(plan.target().environment());
        if (environment.isEmpty()) {
            return List.of();
        }
        Map<String, Answer> answers = statuses.inventories(config, environment.get(), Prove.NONE);
        return plan.hosts().stream()
                .flatMap(host -> host.components().stream()
                        .map(component -> sentence(
                                host.host().name(),
                                component,
                                Objects.requireNonNull(answers.get(host.host().name())))))
                .toList();
    }

    private static String sentence(String host, ComponentPlan component, Answer answer) {
        return switch (answer) {
            case Answer.Silent(var reason, var _) -> host + " cannot be asked: " + reason;
            case Answer.Told(var inventory) ->
                host + " serves " + component.component().name() + " from "
                        + where(component, inventory.root(component.component().root()));
        };
    }

    private static String where(ComponentPlan component, RootInventory root) {
        String live = root.live().orElse("nothing");
        if (live.equals(component.directory())) {
            return "the new release, " + live;
        }
        boolean ready = root.complete(component.directory()).isPresent();
        return "what was live before, " + live + (ready ? "; the new release is ready there" : "");
    }
}
