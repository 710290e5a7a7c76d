package dev.slipway.deploy.run;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.host.HostGuard;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.deploy.host.HostWork;
import dev.slipway.deploy.host.InventoryFault;
import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.deploy.plan.Mending;
import dev.slipway.deploy.plan.Prepared;
import dev.slipway.deploy.plan.StepCommands;
import dev.slipway.project.Component;
import dev.slipway.project.Health;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ssh.SshException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One host during a run: its steps in order, each announced before it reaches the host. */
final class HostRun {
    private static final Logger LOG = LoggerFactory.getLogger(HostRun.class);

    private final Run run;
    private final HostPlan plan;
    private final Map<Component, Prepared> prepared = new HashMap<>();
    private final AtomicReference<Reached> reached = new AtomicReference<>(Reached.NOTHING);

    HostRun(Run run, HostPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** How far a switch has come on this host. */
    enum Reached {
        NOTHING,
        SWITCHING,
        VERIFIED
    }

    String name() {
        return plan.host().name();
    }

    /** Whether something was live before. */
    boolean ranBefore() {
        return plan.components().stream().anyMatch(c -> c.before().isPresent());
    }

    /** Whether the release comes with a command that starts it. */
    boolean restarts() {
        return plan.components().stream().anyMatch(ComponentPlan::restart);
    }

    /** Whether something was switched, or may have been. */
    boolean touched() {
        return reached.get() != Reached.NOTHING;
    }

    boolean verified() {
        return reached.get() == Reached.VERIFIED;
    }

    /** Asks the host again and makes its plan again: both must still be what the person saw. */
    StepOutcome preflight() throws InterruptedException {
        return eachComponentTogether(Phase.PREFLIGHT, this::preflight);
    }

    private List<StepOutcome> preflight(List<ComponentPlan> components) throws InterruptedException {
        List<Component> asked =
                components.stream().map(ComponentPlan::component).toList();
        HostInventory inventory = new InventoryScript(run.leaseRoot(), asked, InventoryScript.Prove.LIVE)
                .ask(run.connection(plan.host()), run.limits().script(), run.events()::now);
        run.hosts().guards().told(plan.host(), inventory);
        Optional<Refused> obstacle =
                run.launch().resumes() ? Optional.empty() : run.replanning().obstacle(plan.host(), inventory);
        return components.stream()
                .map(c -> obstacle.map(StepOutcome::refused).orElseGet(() -> preflight(c, inventory)))
                .toList();
    }

    private StepOutcome preflight(ComponentPlan planned, HostInventory inventory) {
        Prepared again = run.replanning().component(planned, inventory);
        prepared.put(planned.component(), again);
        return again.plan().equals(planned) || run.launch().resumes()
                ? StepOutcome.done("As planned")
                : StepOutcome.refused(new Refused(
                        Refused.Cause.GATE,
                        "The plan changed since it was shown: "
                                + planned.component().root() + " on " + name() + " is not as it was then",
                        "Look at the new plan and confirm that."));
    }

    /** What the guard of the host, where it may have one, has to be told. */
    PermitStep permit() {
        return new PermitStep(this, run, plan);
    }

    /** Makes the release ready on the host; nothing of what is live changes. */
    StepOutcome prepare() throws InterruptedException {
        return eachComponent(Phase.PREPARE, false, this::prepare);
    }

    private StepOutcome prepare(ComponentPlan c) throws InterruptedException {
        Prepared next = prepared.get(c.component());
        if (next == null) {
            throw new IllegalStateException("Preparing " + name() + " before its preflight");
        }
        HostWork.Ending ending = send(
                HostScript.PREPARE,
                StepCommands.of(c).prepare(run.launch().deployment(), run.plan().release(), c.manifest(), next.base()),
                next.cargo());
        return ending.succeeded()
                ? StepOutcome.done("%s sent, all %d proven"
                        .formatted(
                                Sentence.count(next.cargo().delta().sentFiles(), "file"),
                                c.transfer().files()))
                : failed(ending);
    }

    /** Makes the release live, restarts what runs, and waits until it is healthy. */
    StepOutcome switchOver() throws InterruptedException {
        reached.set(Reached.SWITCHING);
        for (ComponentPlan c : plan.components()) {
            StepOutcome switched = new SwitchStep(this, run, c, false).run();
            if (switched.refused().isPresent()
                    && c.equals(plan.components().getFirst())
                    && !run.launch().resumes()) {
                reached.set(Reached.NOTHING);
            }
            StepOutcome outcome = switched.good() ? verify(c, false) : switched;
            if (!outcome.good()) {
                return outcome;
            }
        }
        reached.set(Reached.VERIFIED);
        return StepOutcome.done("Live and healthy");
    }

    /** Brings back what was live before, in the opposite order, restart and health included. */
    StepOutcome goBack() throws InterruptedException {
        List<String> bad = new ArrayList<>();
        boolean unknown = false;
        for (ComponentPlan c : plan.components().reversed()) {
            StepOutcome switched = new SwitchStep(this, run, c, true).run();
            StepOutcome outcome = switched.good() && c.before().isPresent() ? verify(c, true) : switched;
            if (!outcome.good()) {
                bad.add(outcome.detail());
                unknown |= outcome.result() == Event.StepResult.UNKNOWN;
            }
        }
        if (bad.isEmpty()) {
            reached.set(Reached.NOTHING);
            return StepOutcome.done("As before");
        }
        String detail = Sentence.joined(bad);
        return unknown ? StepOutcome.unknown(detail) : StepOutcome.failed(detail);
    }

    private StepOutcome verify(ComponentPlan c, boolean undo) throws InterruptedException {
        return step(c.component().name(), Phase.VERIFY, undo, () -> {
            Optional<Health> health = c.running(undo).health();
            return health.isPresent()
                    ? verify(health.get(), undo)
                    : StepOutcome.skipped("No health check is configured");
        });
    }

    private StepOutcome verify(Health health, boolean undo) throws InterruptedException {
        return verification()
                .healthy(
                        health,
                        undo ? new Cancellation() : run.cancellation(),
                        (inARow, seen) ->
                                run.events().progress(name(), Phase.VERIFY, inARow, health.successes(), seen));
    }

    /** How it is told whether what runs there is healthy. */
    List<Health> healths() {
        return plan.components().stream()
                .flatMap(c -> c.running(false).health().stream())
                .toList();
    }

    Verification verification() {
        return new Verification(
                run.connections(), plan.host().way(), run.events().masking());
    }

    /**
     * Masks the secret values that are on the host: of what is live, and of what is to be. A host that does not answer is
     * left for the next step to find.
     */
    void learnSecrets(ComponentPlan c) throws InterruptedException {
        if (c.transfer().secrets().isEmpty()) {
            return;
        }
        List<String> releases = Stream.concat(Stream.of(c.directory()), c.before().map(LiveRelease::directory).stream())
                .toList();
        try {
            run.events()
                    .masking()
                    .learn(SecretValues.on(
                            run.connection(plan.host()),
                            c.component().root(),
                            releases,
                            run.limits().lost()));
        } catch (SshException away) {
            LOG.debug("{} does not tell its secret values", name(), away);
        }
    }

    /** Removes old releases. */
    StepOutcome retire() throws InterruptedException {
        return eachComponent(Phase.RETIRE, false, c -> {
            HostWork.Ending ending = work(Phase.RETIRE)
                    .run(
                            HostScript.RETIRE,
                            StepCommands.of(c).retire(run.launch().deployment(), c.remove()),
                            run.limits().script());
            return ending.succeeded()
                    ? StepOutcome.done(Sentence.count(c.remove().size(), "old release") + " removed")
                    : failed(ending);
        });
    }

    /** Makes a release on this host whole again, as far as the host can tell what was changed in it. */
    StepOutcome mend(ComponentPlan c, String directory, boolean undo) throws InterruptedException {
        return step(c.component().name(), Phase.PREPARE, undo, () -> mend(c, directory));
    }

    private StepOutcome mend(ComponentPlan c, String directory) throws InterruptedException {
        HostInventory inventory = new InventoryScript(
                        run.leaseRoot(), List.of(c.component()), new InventoryScript.Prove(directory))
                .ask(run.connection(plan.host()), run.limits().script(), run.events()::now);
        Optional<Mending> mending = inventory
                .root(c.component().root())
                .complete(directory)
                .flatMap(installed -> Mending.of(run.contents(), c.component(), installed));
        if (mending.isEmpty()) {
            return StepOutcome.failed(c.component().root() + "/" + directory + " on " + name()
                    + " was changed, and cannot be made whole from the repository");
        }
        Mending whole = mending.get();
        HostWork.Ending ending = send(
                HostScript.MEND,
                StepCommands.of(c).mend(run.launch().deployment(), directory, whole.release()),
                whole.cargo());
        return ending.succeeded()
                ? StepOutcome.done(Sentence.count(whole.cargo().delta().sentFiles(), "changed file") + " sent again")
                : failed(ending);
    }

    private HostWork.Ending send(HostScript script, HostWork.StepValues values, HostWork.Cargo cargo)
            throws InterruptedException {
        long total = cargo.delta().sentBytes();
        HostWork.Tracking tracking = new HostWork.Tracking(
                done -> run.events().progress(name(), Phase.PREPARE, done, total, "bytes sent"),
                run.plan().hosts().size(),
                run.limits().prepare());
        return work(Phase.PREPARE).send(script, values, cargo, tracking);
    }

    private HostWork work(Phase phase) throws InterruptedException {
        return work(output(phase));
    }

    HostWork work(OutputListener output) throws InterruptedException {
        return new HostWork(run.connection(plan.host()), output);
    }

    /** Hears what commands of this phase write here. */
    OutputListener output(Phase phase) {
        return run.events().output(name(), phase);
    }

    /** What the host itself says now, without proving anything; empty while it cannot be reached. */
    Optional<HostInventory> told(Component component) throws InterruptedException {
        try {
            return Optional.of(new InventoryScript(run.leaseRoot(), List.of(component), InventoryScript.Prove.NONE)
                    .ask(run.connection(plan.host()), run.limits().lost(), run.events()::now));
        } catch (SshException | InventoryFault away) {
            return Optional.empty();
        }
    }

    private StepOutcome failed(HostWork.Ending ending) {
        return HostGuard.refused(ending.status())
                ? StepOutcome.refused(new Refused(Refused.Cause.GATE, on(ending.sentence()), HostGuard.REMEDY))
                : StepOutcome.failed(on(ending.sentence()));
    }

    private String on(String sentence) {
        return sentence + " (on " + name() + ")";
    }

    /** Something done on a host. */
    @FunctionalInterface
    interface Act {
        StepOutcome run() throws InterruptedException;
    }

    @FunctionalInterface
    private interface ComponentAct {
        StepOutcome run(ComponentPlan component) throws InterruptedException;
    }

    @FunctionalInterface
    private interface HostAct {
        List<StepOutcome> run(List<ComponentPlan> components) throws InterruptedException;
    }

    private StepOutcome eachComponent(Phase phase, boolean undo, ComponentAct act) throws InterruptedException {
        StepOutcome last = StepOutcome.skipped("Nothing to do");
        for (ComponentPlan c : plan.components()) {
            last = step(c.component().name(), phase, undo, () -> act.run(c));
            if (!last.good()) {
                return last;
            }
        }
        return last;
    }

    /** One command for all components: they begin together. */
    private StepOutcome eachComponentTogether(Phase phase, HostAct act) throws InterruptedException {
        List<ComponentPlan> components = plan.components();
        components.forEach(c -> begin(c.component().name(), phase, false));
        List<StepOutcome> outcomes;
        try {
            outcomes = act.run(components);
        } catch (RuntimeException e) {
            outcomes = components.stream().map(_ -> StepOutcome.fault(e)).toList();
        }
        for (int i = 0; i < components.size(); i++) {
            end(components.get(i).component().name(), phase, false, outcomes.get(i));
        }
        return outcomes.stream().filter(o -> !o.good()).findFirst().orElseGet(outcomes::getFirst);
    }

    /** Any fault of the act fails the step, so that the deployment can go back; one of announcing it ends everything. */
    StepOutcome step(String component, Phase phase, boolean undo, Act act) throws InterruptedException {
        begin(component, phase, undo);
        StepOutcome outcome;
        try {
            outcome = act.run();
        } catch (RuntimeException e) {
            outcome = StepOutcome.fault(e);
        }
        end(component, phase, undo, outcome);
        return outcome;
    }

    void begin(String component, Phase phase, boolean undo) {
        run.events()
                .emit(new Event.StepStarted(
                        run.launch().deployment(), run.events().now(), name(), component, phase, undo));
    }

    void end(String component, Phase phase, boolean undo, StepOutcome outcome) {
        run.events()
                .emit(new Event.StepEnded(
                        run.launch().deployment(),
                        run.events().now(),
                        name(),
                        component,
                        phase,
                        undo,
                        outcome.result(),
                        outcome.detail()));
    }
}
