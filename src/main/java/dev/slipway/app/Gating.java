package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.journal.Actor;
import dev.slipway.project.CheckBefore;
import dev.slipway.project.Environment;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Protection;
import dev.slipway.project.PolicyConfig.Soak;
import dev.slipway.promotion.Decision;
import dev.slipway.promotion.Facts;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Gate.Kind;
import dev.slipway.promotion.Gates;
import dev.slipway.promotion.People;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Schedule;
import dev.slipway.promotion.Statement;
import dev.slipway.release.Release;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges whether a plan may run now: gathers what is known, and has it judged by the gates of the policies that count. */
final class Gating {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private static final Gate NOT_ASKED = new Gate(
            Kind.SCHEDULE,
            "It is asked for",
            new Gate.Failed(
                    "Nobody asks for that any more: the promotion was ended, or is of another plan.", "Look at it."));

    private final OpenProject project;
    private final Soaking soaking;
    private final Marks marks;
    private final Persons persons;
    private final KnownPromotions promotions;
    private final Actor actor;
    private final InstantSource clock;

    Gating(
            OpenProject project,
            Soaking soaking,
            Marks marks,
            Persons persons,
            KnownPromotions promotions,
            Actor actor,
            InstantSource clock) {
        this.project = project;
        this.soaking = soaking;
        this.marks = marks;
        this.persons = persons;
        this.promotions = promotions;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What is judged.
     *
     * @param mode a rollback where it is to go back, else what the plan does
     * @param proven who has signed that they start it; empty before that
     * @param kinds of gates
     */
    private record Case(Plan plan, Mode mode, Optional<Proven> proven, Occasion occasion, Set<Kind> kinds) {
        static Case of(Plan plan, Occasion occasion) {
            return new Case(plan, plan.mode(), Optional.empty(), occasion, ALL);
        }

        Optional<String> signer(PolicyConfig policy) {
            return proven.map(known -> known.people().get(policy));
        }

        String environment() {
            return plan.target().environment();
        }
    }

    /** How the gates of a plan stand at this moment. */
    List<Gate> gates(Plan plan) throws InterruptedException {
        return gates(Case.of(plan, new Occasion.ByHand()));
    }

    /** Why a plan may not run now, on this occasion: who overrides its gates does so as far as they may. */
    Optional<Refused> against(Plan plan, Occasion occasion) throws InterruptedException {
        return against(Case.of(plan, occasion));
    }

    /** The same once somebody has signed that they start it. */
    Optional<Refused> against(Plan plan, Proven proven) throws InterruptedException {
        return against(new Case(plan, plan.mode(), Optional.of(proven), proven.occasion(), ALL));
    }

    /**
     * Why this person may not end a deployment that was interrupted, whatever the time is.
     *
     * @param mode a rollback where it is to go back, else what it was
     */
    Optional<Refused> againstEnding(Plan plan, Mode mode) throws InterruptedException {
        boolean forward = mode == plan.mode();
        return against(new Case(
                plan,
                mode,
                Optional.empty(),
                new Occasion.ByHand(),
                forward ? EnumSet.of(Kind.RIGHT, Kind.BLOCK) : EnumSet.of(Kind.RIGHT)));
    }

    private Optional<Refused> against(Case what) throws InterruptedException {
        Optional<Refused> unjudged = project.policies().against(what.environment());
        if (unjudged.isPresent()) {
            return unjudged;
        }
        List<Gate> closed = gates(what).stream().filter(gate -> !gate.passed()).toList();
        return closed.isEmpty() ? Optional.empty() : Optional.of(refused(closed));
    }

    /** All that stands in the way, and what to do about what does not pass by itself. */
    private static Refused refused(List<Gate> closed) {
        List<String> remedies = closed.stream()
                .flatMap(gate -> remedy(gate).stream())
                .distinct()
                .toList();
        return new Refused(
                Refused.Cause.GATE,
                String.join(
                        " ",
                        closed.stream()
                                .map(Gate::state)
                                .map(state -> state instanceof Gate.Failed(var why, var _) ? why : state.sentence())
                                .toList()),
                remedies.isEmpty() ? "Wait for that, and make the plan again." : String.join(" ", remedies));
    }

    private static Optional<String> remedy(Gate gate) {
        return switch (gate.state()) {
            case Gate.Failed(var _, var remedy) -> Optional.of(remedy);
            case Gate.Waiting _
            when gate.kind() == Kind.SCHEDULE ->
                Optional.of("Wait for that, or withdraw the promotion to start it now: slipway withdraw.");
            case Gate.Waiting _
            when gate.kind() == Kind.APPROVAL -> Optional.of("Ask for approval, and start it once that is given.");
            case Gate.Waiting _, Gate.Passed _, Gate.Overridden _ -> Optional.empty();
        };
    }

    private List<Gate> gates(Case what) throws InterruptedException {
        String environment = what.environment();
        List<Protecting> policies = project.policies().protecting();
        List<Protecting> counting =
                policies.stream().filter(policy -> policy.protects(environment)).toList();
        List<Gate> gates = new ArrayList<>();
        for (Protecting policy : counting) {
            gates.addAll(gates(what, policy));
        }
        if (counting.isEmpty()) {
            gates.addAll(Gates.withoutPolicy(environment)
                    .judge(
                            facts(what, Facts.Changes.NONE, actor.identity(), List.of(), Optional.empty(), List.of()),
                            clock.instant())
                    .gates());
            gates.removeIf(gate -> gate.kind() == Kind.RIGHT); // nobody says who has it
            AnotherName.of(what.plan(), policies).ifPresent(gates::addFirst);
        }
        return gates.stream()
                .filter(gate -> what.kinds().contains(gate.kind()))
                .distinct()
                .toList();
    }

    private List<Gate> gates(Case what, Protecting protecting) throws InterruptedException {
        Plan plan = what.plan();
        PolicyConfig policy = protecting.policy();
        Gates judge = Gates.of(policy, what.environment());
        Optional<String> signer = what.signer(policy);
        Persons.Who who = signer.isPresent()
                ? new Persons.Who.Known(signer.get(), List.of())
                : persons.of(policy, name -> judge.mayStart(name, what.mode()));
        boolean forward = what.mode() != Mode.ROLLBACK;
        Soaking.Told soaked = forward && what.kinds().contains(Kind.SOAK)
                ? soaked(protecting, what.environment(), plan.release())
                : new Soaking.Told.Times(List.of());
        Optional<Promotion> asked = forward ? asked(what, policy) : Optional.empty();
        Facts facts = facts(
                what,
                forward ? promotions.changes(plan, policy) : Facts.Changes.NONE,
                who instanceof Persons.Who.Known(var name, var _) ? name : actor.identity(),
                soaked instanceof Soaking.Told.Times(var live) ? live : List.of(),
                asked.map(Promotion::request),
                asked.map(promotion -> promotion.counting(People.digest(policy)))
                        .orElse(List.of()));
        Optional<String> lost = forward ? promotions.lost(plan, policy) : Optional.empty();
        return Stream.concat(
                        judge.judge(facts, clock.instant()).gates().stream(),
                        what.occasion() instanceof Occasion.OnSchedule && asked.isEmpty()
                                ? Stream.of(NOT_ASKED)
                                : Stream.empty())
                .map(gate -> told(gate, who, soaked))
                .map(gate -> gate.kind() == Kind.APPROVAL
                        ? lost.map(gate::waitingAlso).orElse(gate)
                        : gate)
                .map(gate -> what.occasion() instanceof Occasion.OnSchedule
                        ? byItself(
                                gate,
                                what,
                                asked.flatMap(promotion -> promotion.request().schedule()))
                        : gate)
                .toList();
    }

    /**
     * By itself nothing starts in an environment that went back, until somebody resumes it, and nothing later than it was
     * asked for, by when it was signed: what began in time may finish.
     */
    private Gate byItself(Gate gate, Case what, Optional<Schedule> schedule) {
        String environment = what.environment();
        Instant now = what.proven().map(Proven::at).orElseGet(clock::instant);
        return switch (gate.kind()) {
            case HOLD ->
                marks.automationOff(environment)
                        .filter(_ -> gate.passed())
                        .map(off -> gate.told(new Gate.Waiting(Scheduled.off(environment, off), Optional.empty())))
                        .orElse(gate);
            case SCHEDULE ->
                schedule.filter(start -> start.standing(now) == Schedule.Standing.OVER)
                        .map(start -> gate.told(new Gate.Failed(
                                "It was to start on " + start.spoken(now) + ", which is too long ago.",
                                "Start it by hand.")))
                        .orElse(gate);
            case RIGHT, BLOCK, CHECK, SOAK, CALENDAR, APPROVAL -> gate;
        };
    }

    /** Once a start is signed only the promotion that it names counts, if it is still open, or was told to run as this. */
    private Optional<Promotion> asked(Case what, PolicyConfig policy) {
        if (what.occasion() instanceof Occasion.OnSchedule(var id)) {
            return promotions
                    .of(id, policy)
                    .filter(promotion -> what.proven()
                            .map(proven -> promotion.runsAs(proven.deployment()))
                            .orElse(promotion.state() == Promotion.State.OPEN))
                    .filter(promotion -> promotion.request().schedule().isPresent())
                    .filter(promotion -> promotion
                            .request()
                            .plan()
                            .digest()
                            .equals(what.plan().digest()));
        }
        if (what.proven().isEmpty()) {
            return promotions.of(what.plan(), policy);
        }
        Proven proven = what.proven().get();
        return proven.promotion(policy)
                .flatMap(id -> promotions.of(id, policy))
                .filter(promotion -> promotion.runsAs(proven.deployment()))
                .filter(promotion ->
                        promotion.request().plan().digest().equals(what.plan().digest()));
    }

    /** What could not be found out is told in place of what would follow from that. */
    private static Gate told(Gate gate, Persons.Who who, Soaking.Told soaked) {
        if (gate.kind() == Kind.RIGHT && who instanceof Persons.Who.Stranger(var reason, var remedy)) {
            return gate.told(new Gate.Failed(reason, remedy));
        }
        if (gate.kind() == Kind.SOAK
                && !gate.passed()
                && soaked instanceof Soaking.Told.Silent(var reason, var remedy)) {
            return gate.told(new Gate.Failed(reason, remedy));
        }
        return gate;
    }

    /** Asked are the hosts that the policy's own commit names: those of the release may be others. */
    private Soaking.Told soaked(Protecting policy, String environment, Release release) throws InterruptedException {
        Optional<Soak> soak = policy.policy().environments().stream()
                .filter(protection -> protection.environment().equals(environment))
                .findFirst()
                .flatMap(Protection::soak);
        Optional<Environment> place = soak.flatMap(rule -> policy.config().environment(rule.in()));
        return place.isPresent()
                ? soaking.ask(policy.config(), place.get(), release)
                : new Soaking.Told.Times(List.of());
    }

    /** @param asked how it was asked for; empty where nobody did, and who starts it stands for who asks */
    private Facts facts(
            Case what,
            Facts.Changes changes,
            String starter,
            List<Facts.Live> soaked,
            Optional<Statement.Request> asked,
            List<Facts.Approval> approvals) {
        Plan plan = what.plan();
        return new Facts(
                new Facts.Request(
                        what.mode(),
                        plan.release(),
                        changes,
                        asked.map(Statement.Request::by).orElse(starter),
                        asked.flatMap(Statement.Request::schedule)),
                starter,
                soaked,
                what.mode() == Mode.ROLLBACK ? List.of() : checks(plan),
                marks.held(what.environment()),
                marks.blocked(plan.release().revision()),
                approvals,
                what.occasion().overriding().map(reason -> new Decision(starter, clock.instant(), reason)));
    }

    /** They were seen to pass when the plan was made: without that there is none. */
    private List<Facts.Check> checks(Plan plan) {
        return project.files().of(plan.release().revision()).stream()
                .flatMap(config -> config.rules().checksBefore().stream())
                .map(Gating::title)
                .map(title -> new Facts.Check(title, new Gate.Passed("So it was when the plan was made.")))
                .toList();
    }

    private static String title(CheckBefore check) {
        return switch (check) {
            case CheckBefore.Clean() -> "Nothing uncommitted";
            case CheckBefore.Pushed() -> "The commit is pushed";
            case CheckBefore.Variables() -> "Every required variable has a value";
            case CheckBefore.DatabaseAnswers() -> "The database answers";
            case CheckBefore.Disk(var bytes) -> Words.bytes(bytes) + " free on every host";
            case CheckBefore.Clock(var tolerance) -> "Clocks of hosts within " + Words.length(tolerance);
        };
    }
}
