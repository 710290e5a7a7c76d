package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.Together;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules.CheckAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The course of a deployment under its lease: all hosts prepare, then batch by batch they switch; and the way back. */
final class Course {
    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    private final Run run;
    private final LeaseKeeper lease;
    private final List<HostRun> hosts;
    private final Checks checks;

    Course(Run run, LeaseKeeper lease) {
        this.run = run;
        this.lease = lease;
        this.hosts = run.plan().hosts().stream().map(h -> new HostRun(run, h)).toList();
        this.checks = new Checks(run, () -> safePoint().map(Stop::reason));
    }

    /** Runs the plan to its end. */
    Conclusion forward(Admission admission) throws InterruptedException {
        try (checks) {
            return toItsEnd(admission);
        }
    }

    private Conclusion toItsEnd(Admission admission) throws InterruptedException {
        Optional<Stop> stop = ready();
        if (stop.isEmpty()) {
            stop = admitted(admission);
        }
        if (stop.isPresent()) {
            return stop.get().nothingSwitched();
        }
        List<String> tolerated = new ArrayList<>();
        stop = batches(tolerated);
        if (stop.isEmpty() && verified().isEmpty()) {
            return nowhere(tolerated);
        }
        if (stop.isEmpty()) {
            stop = checks();
        }
        return stop.isPresent() ? stopped(stop.get()) : retire(tolerated);
    }

    /** Whoever cannot tell whether it may go on lets nothing go on. */
    private static Optional<Stop> admitted(Admission admission) throws InterruptedException {
        try {
            return admission.obstacle().map(Stop::of);
        } catch (RuntimeException fault) {
            LOG.warn("The gates cannot be judged", fault);
            return Optional.of(new Stop("Its gates cannot be judged: " + Sentence.of(fault), false, false));
        }
    }

    private Conclusion nowhere(List<String> tolerated) {
        return new Conclusion(
                Verdict.FAILED,
                "It failed on every host: " + String.join(", ", tolerated) + "; "
                        + (rollsBack() ? asBefore(hosts) : names(hosts) + " stay as they are") + ".");
    }

    /** Why it does not go on. */
    private record Stop(String reason, boolean cancelled, boolean unknown, Optional<Refused> refused) {
        Stop(String reason, boolean cancelled, boolean unknown) {
            this(reason, cancelled, unknown, Optional.empty());
        }

        private static Stop of(Refused refused) {
            return new Stop(refused.reason().replaceFirst("\\.$", ""), false, false, Optional.of(refused));
        }

        private static Stop of(StepOutcome outcome) {
            return new Stop(outcome.detail(), false, outcome.result() == Event.StepResult.UNKNOWN, outcome.refused());
        }

        private Conclusion nothingSwitched() {
            Conclusion conclusion = conclusion(Verdict.FAILED, "nothing was switched");
            return new Conclusion(conclusion.verdict(), conclusion.reason(), refused);
        }

        private Conclusion conclusion(Verdict failure, String consequence) {
            Verdict verdict = cancelled ? Verdict.CANCELLED : unknown ? Verdict.UNKNOWN : failure;
            return new Conclusion(verdict, Sentence.joined(List.of(reason, consequence)) + ".");
        }
    }

    private Optional<Stop> ready() throws InterruptedException {
        if (run.plan().mode() == Mode.ROLLBACK) {
            return permitted(false);
        }
        Optional<Stop> stop = onAll(hosts, HostRun::preflight);
        if (stop.isEmpty()) {
            stop = permitted(false);
        }
        if (stop.isEmpty() && checks.countRecords()) {
            stop = onAll(hosts, checks::readLogs);
        }
        return stop.isPresent() ? stop : onAll(hosts, HostRun::prepare);
    }

    /** Before anything changes anywhere: the guards of hosts, where there are some, have to let the plan through. */
    private Optional<Stop> permitted(boolean undo) throws InterruptedException {
        return onAll(hosts, host -> host.permit().run(undo));
    }

    /** Nothing of it runs any more on hosts with guards, also where those let it through in an earlier run. */
    void over() {
        try {
            Together.map(hosts, host -> {
                host.permit().close();
                return host;
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Stop> onAll(List<HostRun> some, Together.Act<HostRun, StepOutcome> act)
            throws InterruptedException {
        Optional<Stop> stop = safePoint();
        return stop.isPresent()
                ? stop
                : Together.map(some, act).stream()
                        .filter(o -> !o.good())
                        .findFirst()
                        .map(Stop::of);
    }

    /** Between steps: someone may have asked to stop, or the lease may be lost. */
    private Optional<Stop> safePoint() throws InterruptedException {
        Optional<String> by = run.cancellation().requested();
        if (by.isPresent()) {
            return Optional.of(new Stop("Cancelled by " + by.get(), true, false));
        }
        return lease.held()
                ? Optional.empty()
                : Optional.of(
                        new Stop("The lease on " + run.plan().target().environment() + " was lost", false, false));
    }

    private Optional<Stop> batches(List<String> tolerated) throws InterruptedException {
        int number = 0;
        for (List<String> batch : run.plan().batches()) {
            if (number > 0) {
                run.cancellation().await(run.plan().policy().pause());
            }
            Optional<Stop> stop = safePoint();
            if (stop.isEmpty()) {
                stop = batch(++number, batch, tolerated);
            }
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<Stop> batch(int number, List<String> names, List<String> tolerated) throws InterruptedException {
        run.events()
                .emit(new Event.BatchStarted(
                        run.launch().deployment(), run.events().now(), number, names));
        List<HostRun> batch =
                hosts.stream().filter(h -> names.contains(h.name())).toList();
        List<StepOutcome> outcomes = Together.map(batch, host -> {
            checks.begin(host);
            return host.switchOver();
        });
        for (int i = 0; i < batch.size(); i++) {
            StepOutcome outcome = outcomes.get(i);
            if (outcome.good()) {
                continue;
            }
            boolean bearable = outcome.result() == Event.StepResult.FAILED
                    && tolerated.size() < run.plan().policy().maxFailed()
                    && run.cancellation().requested().isEmpty();
            if (!bearable) {
                return Optional.of(safePoint().filter(Stop::cancelled).orElse(Stop.of(outcome)));
            }
            tolerated.add(batch.get(i).name() + ": " + outcome.detail());
            Optional<Stop> stuck = rollsBack() && batch.get(i).touched()
                    ? goBack(outcome.detail(), List.of(batch.get(i)))
                    : Optional.empty();
            if (stuck.isPresent()) {
                return stuck.map(
                        s -> new Stop(outcome.detail() + "; going back failed: " + s.reason(), false, s.unknown()));
            }
        }
        return Optional.empty();
    }

    private Optional<Stop> checks() throws InterruptedException {
        long switched = System.nanoTime();
        for (CheckAfter check : checks.all()) {
            Optional<Stop> stop = onAll(verified(), checks.onHost(check, switched));
            if (stop.isPresent()) {
                return safePoint().filter(Stop::cancelled).or(() -> stop);
            }
        }
        return Optional.empty();
    }

    private Conclusion retire(List<String> tolerated) throws InterruptedException {
        String release = run.plan().release().name() + " is live on "
                + verified().size() + " of " + Sentence.count(hosts.size(), "host");
        String failures = tolerated.isEmpty() ? "" : "; failed on " + String.join(", ", tolerated);
        String leftovers = onAll(run.plan().mode() == Mode.ROLLBACK ? List.of() : verified(), HostRun::retire)
                .map(stop -> "; old releases stayed: " + stop.reason())
                .orElse("");
        return new Conclusion(Verdict.SUCCEEDED, release + failures + leftovers + ".");
    }

    private List<HostRun> verified() {
        return hosts.stream().filter(HostRun::verified).toList();
    }

    private boolean rollsBack() {
        return run.plan().policy().onFailure() == Rollout.OnFailure.ROLLBACK;
    }

    private Conclusion stopped(Stop stop) throws InterruptedException {
        List<HostRun> touched = hosts.stream().filter(HostRun::touched).toList();
        if (touched.isEmpty()) {
            return stop.nothingSwitched();
        }
        if (!rollsBack()) {
            return stop.conclusion(Verdict.FAILED, names(touched) + " stay as they are");
        }
        Optional<Stop> stuck = goBack(stop.reason(), touched);
        return stuck.isPresent()
                ? new Stop(
                                stop.reason() + "; going back failed: "
                                        + stuck.get().reason(),
                                false,
                                stuck.get().unknown())
                        .conclusion(
                                Verdict.FAILED,
                                "look at "
                                        + names(touched.stream()
                                                .filter(HostRun::touched)
                                                .toList()))
                : new Stop(stop.reason(), stop.cancelled(), false).conclusion(Verdict.ROLLED_BACK, asBefore(touched));
    }

    /** Brings every host of the plan back that may have been switched; of an interrupted deployment all may have been. */
    Conclusion back() throws InterruptedException {
        Optional<Stop> stuck = permitted(true);
        if (stuck.isEmpty()) {
            stuck = goBack("Interrupted", hosts);
        }
        return stuck.map(s -> s.conclusion(Verdict.FAILED, "not every host went back"))
                .orElseGet(() ->
                        new Conclusion(Verdict.ROLLED_BACK, "What was live before runs on " + names(hosts) + "."));
    }

    private Optional<Stop> goBack(String reason, List<HostRun> some) throws InterruptedException {
        List<String> names = some.stream().map(HostRun::name).toList();
        run.events()
                .emit(new Event.GoingBack(
                        run.launch().deployment(), run.events().now(), reason, names));
        List<StepOutcome> bad = Together.map(some, HostRun::goBack).stream()
                .filter(o -> !o.good())
                .toList();
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stop(
                        Sentence.joined(bad.stream().map(StepOutcome::detail).toList()),
                        false,
                        bad.stream().anyMatch(o -> o.result() == Event.StepResult.UNKNOWN)));
    }

    private static String asBefore(List<HostRun> some) {
        return some.stream().anyMatch(HostRun::ranBefore)
                ? names(some) + " went back to what was live before"
                : "nothing is live on " + names(some) + ", as before"
                        + (some.stream().anyMatch(HostRun::restarts)
                                ? "; what the restart command started may still run"
                                : "");
    }

    private static String names(List<HostRun> some) {
        return String.join(", ", some.stream().map(HostRun::name).toList());
    }
}
