package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Guards;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.Verdict;
import dev.slipway.deploy.host.Lease;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.deploy.plan.Replanning;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs plans. It tells what it does as events, each before the act reaches a host; when the sink of the events throws,
 * nothing more is done. It blocks: call it on a virtual thread. Interruption ends it at once and leaves the hosts as they
 * are; {@link Cancellation} stops it at the next safe point and goes back or holds.
 */
public final class Engine {
    private final Hosts hosts;
    private final Clock clock;
    private final Limits limits;
    private final Contents contents;
    private final Predicate<String> ended;
    private final Masking masking;

    /**
     * @param contents the files of releases: of one that a host goes back to, what was changed there is sent again
     * @param ended whether a deployment is known to have ended: a lease that it left, once expired, is taken over
     * @param masking for all that events tell
     * @param guards what is known of the hosts' guards
     * @param logs reads what hosts log
     */
    public Engine(
            Connections connections,
            Clock clock,
            Limits limits,
            Contents contents,
            Predicate<String> ended,
            Masking masking,
            Guards guards,
            LogWatch logs) {
        this.hosts = new Hosts(connections, guards, logs);
        this.masking = masking;
        this.contents = contents;
        this.ended = ended;
        this.clock = clock;
        this.limits = limits;
    }

    /** What is done with the hosts of a plan. */
    private interface Act {
        Conclusion with(Course course) throws InterruptedException;
    }

    /**
     * Runs a plan to its end; of an interrupted deployment all of it again: what is sent and live already stays, restarts
     * are repeated.
     *
     * @param sink hears the events of different hosts on different threads
     * @param planner gives the one that made the plan, or one of the same configuration; not asked for a rollback
     * @param admission is asked before the first switch
     */
    public RunResult run(
            Plan plan,
            Supplier<Planner> planner,
            Launch launch,
            Admission admission,
            Consumer<Event> sink,
            Cancellation cancellation) {
        Emitter events = new Emitter(launch.deployment(), clock, masking, sink);
        Optional<Replanning> again = plan.mode() == Mode.ROLLBACK
                ? Optional.empty()
                : Optional.of(planner.get().again(plan));
        return new Led(new Run(plan, launch, hosts, again, contents, limits, events, cancellation), ended)
                .run(course -> course.forward(admission));
    }

    /** Brings the hosts of an interrupted deployment back to what was live on them before. */
    public RunResult goBack(Plan plan, Launch launch, Consumer<Event> sink) {
        return led(plan, launch, sink).run(Course::back);
    }

    /** Closes the record of an interrupted deployment and frees its lease; the hosts stay as they are. */
    public RunResult close(Plan plan, Launch launch, Consumer<Event> sink) {
        return led(plan, launch, sink)
                .run(_ -> new Conclusion(
                        Verdict.INTERRUPTED, "Closed by " + launch.by() + "; the hosts stay as they are."));
    }

    private Led led(Plan plan, Launch launch, Consumer<Event> sink) {
        Emitter events = new Emitter(launch.deployment(), clock, masking, sink);
        return new Led(
                new Run(plan, launch, hosts, Optional.empty(), contents, limits, events, new Cancellation()), ended);
    }

    /** A run under its lease. */
    private record Led(Run run, Predicate<String> ended) {

        RunResult run(Act act) {
            Emitter events = run.events();
            if (!run.launch().resumes()) {
                events.emit(new Event.Started(
                        run.launch().deployment(),
                        events.now(),
                        run.plan(),
                        run.launch().by(),
                        run.launch().message(),
                        run.launch().promotedFrom(),
                        run.launch().overridden()));
            }
            try {
                return underLease(act);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return notBegun(
                        Verdict.INTERRUPTED,
                        new Refused(
                                Refused.Cause.GATE,
                                "Slipway was stopped before it had the lease; the hosts stay as they are.",
                                "Start it again."));
            }
        }

        private RunResult underLease(Act act) throws InterruptedException {
            Lease lease;
            Lease.Answer answer;
            run.events()
                    .emit(new Event.LeaseWanted(
                            run.launch().deployment(),
                            run.events().now(),
                            run.plan().target().leaseHost().name()));
            try {
                lease = lease(run.launch().resolution().map(_ -> run.launch().deployment()));
                answer = lease.take();
                Optional<String> left = left(answer);
                if (left.isPresent()) {
                    lease = lease(left);
                    answer = lease.take();
                }
            } catch (SshException e) {
                return refused(new Refused(Refused.Cause.HOST, Sentence.of(e), e.remedy()));
            }
            return switch (answer) {
                case Lease.Answer.Ours() -> holding(lease, act);
                case Lease.Answer.Theirs(LeaseHolder.Held held) ->
                    refused(new Refused(Refused.Cause.GATE, held.text(), held.remedy()));
                case Lease.Answer.Failed(String sentence) ->
                    refused(new Refused(Refused.Cause.HOST, sentence, "Look at the lease host."));
            };
        }

        /** The deployment that has ended and left the lease behind, if that is in the way and has expired. */
        private Optional<String> left(Lease.Answer answer) {
            return answer instanceof Lease.Answer.Theirs(LeaseHolder.Held held) && held.expired()
                    ? held.holder().map(LeaseHolder::deployment).filter(ended)
                    : Optional.empty();
        }

        private Lease lease(Optional<String> expired) {
            Plan plan = run.plan();
            LeaseHolder holder = new LeaseHolder(
                    run.launch().deployment(),
                    plan.target().environment(),
                    run.launch().by(),
                    run.launch().from(),
                    run.events().now(),
                    plan.digest(),
                    run.launch().message(),
                    run.limits().expiry());
            return new Lease(run.connections(), plan.target().leaseHost().way(), run.leaseRoot(), holder, expired);
        }

        private RunResult holding(Lease lease, Act act) throws InterruptedException {
            run.launch().resolution().ifPresent(this::resumed);
            try {
                Conclusion conclusion;
                Course course;
                try (LeaseKeeper keeper = new LeaseKeeper(
                                lease, run.events(), run.limits().heartbeat());
                        CancelTeller _ = new CancelTeller(run.cancellation(), run.events())) {
                    course = new Course(run, keeper);
                    conclusion = act.with(course);
                }
                try {
                    return ended(conclusion);
                } finally {
                    course.over();
                    giveBack(lease);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return ended(new Conclusion(Verdict.INTERRUPTED, "Slipway was stopped; the hosts stay as they are."));
            }
        }

        private void resumed(Resolution resolution) {
            Launch launch = run.launch();
            run.events()
                    .emit(new Event.Resumed(
                            launch.deployment(), run.events().now(), resolution, launch.by(), launch.message()));
        }

        /** After the verdict is told, which does not wait for it. */
        private void giveBack(Lease lease) {
            try {
                if (lease.release() instanceof Lease.Answer.Failed(String sentence)) {
                    left(sentence + ".");
                }
            } catch (SshException lost) {
                left(Sentence.of(lost));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                left("Slipway was stopped.");
            }
        }

        private void left(String why) {
            run.events()
                    .emit(new Event.LeaseLeft(
                            run.launch().deployment(), run.events().now(), why));
        }

        private RunResult refused(Refused refused) {
            return notBegun(Verdict.FAILED, refused);
        }

        /** A deployment that was to go on has not ended by this: it may be running elsewhere. */
        private RunResult notBegun(Verdict verdict, Refused refused) {
            Event.Ended end = end(new Conclusion(verdict, refused.reason()));
            if (!run.launch().resumes()) {
                run.events().emit(end);
            }
            return new RunResult(end, Optional.of(refused));
        }

        private RunResult ended(Conclusion conclusion) {
            Event.Ended end = end(conclusion);
            run.events().emit(end);
            return new RunResult(end, conclusion.refused());
        }

        private Event.Ended end(Conclusion conclusion) {
            return new Event.Ended(
                    run.launch().deployment(), run.events().now(), conclusion.verdict(), conclusion.reason());
        }
    }
}
