package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.host.HostWork.StepValues;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.project.Component;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of each phase's script for a component on a host: what a plan lists and what the engine runs.
 *
 * @param back the way back to what is live before; empty for none
 * @param restart whether the component's restart command runs
 */
public record StepCommands(Component component, String directory, Optional<ComponentPlan.Back> back, boolean restart) {
    /** How long a restart command may take. */
    public static final long RESTART_SECONDS = 120;

    /** Stands in a plan for the id of the deployment that will run it. */
    private static final String DEPLOYMENT = "DEPLOYMENT";

    /** The same commands for a plan that is about to run. */
    public static StepCommands of(ComponentPlan plan) {
        return new StepCommands(plan.component(), plan.directory(), plan.back(), plan.restart());
    }

    List<ComponentPlan.PlannedCommand> ofDeployment(
            Release release, Digest manifest, Optional<String> base, List<String> remove) {
        List<ComponentPlan.PlannedCommand> all = new ArrayList<>();
        all.add(planned(Phase.PREPARE, HostScript.PREPARE, prepare(DEPLOYMENT, release, manifest, base)));
        all.addAll(switchAndBack(Mode.DEPLOY));
        all.add(planned(Phase.RETIRE, HostScript.RETIRE, retire(DEPLOYMENT, remove)));
        return List.copyOf(all);
    }

    /** @param changed the release to go back to, where it must be made whole first */
    List<ComponentPlan.PlannedCommand> ofRollback(Optional<InstalledRelease.Complete> changed) {
        return Stream.concat(
                        changed
                                .map(c -> planned(Phase.PREPARE, HostScript.MEND, mend(DEPLOYMENT, directory, c)))
                                .stream(),
                        switchAndBack(Mode.ROLLBACK).stream())
                .toList();
    }

    private List<ComponentPlan.PlannedCommand> switchAndBack(Mode mode) {
        return List.of(
                planned(Phase.SWITCH, HostScript.SWITCH, switchOver(DEPLOYMENT, mode)),
                new ComponentPlan.PlannedCommand(
                        Phase.SWITCH, true, back(DEPLOYMENT).shown(HostScript.SWITCH)));
    }

    private static ComponentPlan.PlannedCommand planned(Phase phase, HostScript script, StepValues values) {
        return new ComponentPlan.PlannedCommand(phase, false, values.shown(script));
    }

    /** Makes the release ready beside what is live. */
    public StepValues prepare(String deployment, Release release, Digest manifest, Optional<String> base) {
        List<String> values = new ArrayList<>(List.of(
                component.root(),
                directory,
                deployment,
                before(),
                manifest.hex(),
                base.orElse(""),
                release.revision().id(),
                release.tag().orElse(""),
                release.version().map(Version::text).orElse("")));
        values.addAll(component.shared().dirs());
        return new StepValues(values);
    }

    /** Makes a release whole again where it stands. */
    public StepValues mend(String deployment, String whole, InstalledRelease.Complete mark) {
        return new StepValues(List.of(
                component.root(),
                whole,
                deployment,
                before(),
                mark.manifest().hex(),
                mark.release().revision().id(),
                mark.release().tag().orElse(""),
                mark.release().version().map(Version::text).orElse("")));
    }

    /** Makes the release live and restarts what runs. */
    public StepValues switchOver(String deployment, Mode mode) {
        String step = mode == Mode.ROLLBACK ? "rollback" : "switch";
        return new StepValues(List.of(
                component.root(),
                directory,
                deployment,
                before(),
                step,
                restartCommand(),
                Long.toString(RESTART_SECONDS)));
    }

    /** Makes live again what was live before, and restarts that. */
    public StepValues back(String deployment) {
        return new StepValues(List.of(
                component.root(),
                before(),
                deployment,
                directory,
                "back",
                back.filter(ComponentPlan.Back::restart)
                        .flatMap(b -> b.running().restart())
                        .orElse(""),
                Long.toString(RESTART_SECONDS)));
    }

    /** Removes old releases. */
    public StepValues retire(String deployment, List<String> remove) {
        List<String> values = new ArrayList<>(List.of(component.root(), directory, deployment, before()));
        values.addAll(remove);
        return new StepValues(values);
    }

    private String before() {
        return back.map(b -> b.live().directory()).orElse("");
    }

    private String restartCommand() {
        return restart ? component.running().restart().orElse("") : "";
    }
}
