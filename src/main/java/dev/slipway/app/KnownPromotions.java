package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.git.GitException;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Facts;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Gates;
import dev.slipway.promotion.Ledger;
import dev.slipway.promotion.People;
import dev.slipway.promotion.PlanChanges;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Promotion.State;
import dev.slipway.promotion.Schedule;
import dev.slipway.promotion.Signed;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Promotions as the ledgers of the repository tell them, by the policy that counts now. */
final class KnownPromotions {
    private static final String LEDGERS = "promotions/";

    private final OpenProject project;
    private final TeamLedgers ledgers;
    private final Persons persons;
    private final PlannedChanges planned;
    private final InstantSource clock;
    private final Marks marks;
    private final Standbys standbys;
    private final BiFunction<String, Instant, Optional<Release>> live;
    private final Map<Version, Optional<Promotion>> read = new ConcurrentHashMap<>();

    /** What a promotion was read from. */
    private record Version(String ledger, Optional<String> tip, Digest policy) {}

    /** @param live what is known to be live in an environment since this time, without asking its hosts */
    KnownPromotions(
            OpenProject project,
            TeamLedgers ledgers,
            Persons persons,
            PlannedChanges planned,
            InstantSource clock,
            Marks marks,
            Standbys standbys,
            BiFunction<String, Instant, Optional<Release>> live) {
        this.marks = marks;
        this.standbys = standbys;
        this.live = live;
        this.project = project;
        this.ledgers = ledgers;
        this.persons = persons;
        this.planned = planned;
        this.clock = clock;
    }

    /** All that count, newest first. */
    List<AskedPromotion> all() throws InterruptedException {
        List<AskedPromotion> all = new ArrayList<>();
        for (Protecting policy : project.policies().protecting()) {
            List<Promotion> promotions = of(policy.policy());
            Optional<String> me = promotions.isEmpty() ? Optional.empty() : me(policy.policy());
            promotions.stream()
                    .filter(promotion -> all.stream()
                            .noneMatch(other -> other.promotion().id().equals(promotion.id())))
                    .forEach(promotion -> all.add(asked(promotion, policy.policy(), me)));
        }
        all.sort(
                Comparator.comparing((AskedPromotion asked) -> asked.promotion().at())
                        .reversed());
        return all;
    }

    /** Those that are open and have a time at which they start by themselves, also where that is over. */
    List<AskedPromotion> scheduled() throws InterruptedException {
        List<AskedPromotion> scheduled = new ArrayList<>();
        for (Protecting policy : project.policies().protecting()) {
            List<Promotion> promotions = of(policy.policy()).stream()
                    .filter(promotion -> promotion.state() == State.OPEN
                            && promotion.request().schedule().isPresent())
                    .filter(promotion -> scheduled.stream()
                            .noneMatch(other -> other.promotion().id().equals(promotion.id())))
                    .toList();
            Optional<String> me = promotions.isEmpty() ? Optional.empty() : me(policy.policy());
            promotions.forEach(promotion -> scheduled.add(asked(promotion, policy.policy(), me)));
        }
        return scheduled;
    }

    /** The one that this deployment ran. */
    Optional<AskedPromotion> ranAs(String deployment) {
        return project.policies().protecting().stream()
                .flatMap(protecting -> of(protecting.policy()).stream()
                        .filter(promotion -> promotion.deployment().equals(Optional.of(deployment)))
                        .map(promotion -> asked(promotion, protecting.policy(), Optional.empty())))
                .findFirst();
    }

    private Optional<String> me(PolicyConfig policy) throws InterruptedException {
        return persons.of(policy, _ -> true) instanceof Persons.Who.Known(var name, var _)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** The open promotion of this very plan: where several ask for it, the one that lacks least, then the oldest. */
    Optional<Promotion> of(Plan plan, PolicyConfig policy) {
        Digest digest = plan.digest();
        return to(plan.target().environment(), policy)
                .filter(promotion -> promotion.state() == State.OPEN)
                .filter(promotion -> promotion.request().plan().digest().equals(digest))
                .min(Comparator.comparingLong((Promotion promotion) -> missing(promotion, policy))
                        .thenComparing(Promotion::at));
    }

    /** The same, or the one that was told to run as this deployment, which was interrupted. */
    Optional<Promotion> of(Plan plan, PolicyConfig policy, String deployment) {
        return to(plan.target().environment(), policy)
                .filter(promotion -> promotion.deployment().equals(Optional.of(deployment)))
                .findFirst()
                .or(() -> of(plan, policy));
    }

    private long missing(Promotion promotion, PolicyConfig policy) {
        return approvals(facts(promotion, policy, List.of()), promotion, policy).stream()
                .filter(gate -> !gate.passed())
                .count();
    }

    /** One of this id that counts, however it stands. */
    Optional<Promotion> of(Digest id, PolicyConfig policy) {
        return read(LEDGERS + id.hex(), new Ledger(policy), People.digest(policy));
    }

    /** The same with what it waits for. */
    Optional<AskedPromotion> asked(Plan plan) throws InterruptedException {
        for (Protecting protecting : project.policies().protecting()) {
            PolicyConfig policy = protecting.policy();
            Optional<Promotion> promotion = of(plan, policy);
            if (promotion.isPresent()) {
                return Optional.of(asked(promotion.get(), policy, me(policy)));
            }
        }
        return Optional.empty();
    }

    /** Why approvals that were given do not count for this plan; empty where none was given for another one. */
    Optional<String> lost(Plan plan, PolicyConfig policy) {
        return of(plan, policy)
                .or(() -> to(plan.target().environment(), policy)
                        .filter(promotion -> promotion.state() == State.OPEN)
                        .filter(promotion -> !promotion.approvals().isEmpty())
                        .max(Comparator.comparing(Promotion::at)))
                .flatMap(promotion -> lost(promotion, plan, policy));
    }

    private static Optional<String> lost(Promotion promotion, Plan plan, PolicyConfig policy) {
        List<String> changes = PlanChanges.between(promotion.request().plan(), plan);
        if (!changes.isEmpty()) {
            return Optional.of("The approvals of promotion " + promotion.name() + " do not count for this plan: "
                    + String.join(" ", changes) + " Ask again.");
        }
        Digest under = People.digest(policy);
        return promotion.approvals().stream()
                .filter(approval -> !approval.policy().equals(under))
                .findFirst()
                .map(approval -> "The approval of " + approval.by()
                        + " does not count: the policy here is another one than they approved under.");
    }

    private Stream<Promotion> to(String environment, PolicyConfig policy) {
        return of(policy).stream()
                .filter(promotion -> promotion.request().environment().equals(environment));
    }

    private List<Promotion> of(PolicyConfig policy) {
        Ledger ledger = new Ledger(policy);
        Digest under = People.digest(policy);
        return ledgers.below(LEDGERS).stream()
                .flatMap(name -> read(name, ledger, under).stream())
                .toList();
    }

    private Optional<Promotion> read(String name, Ledger ledger, Digest policy) {
        Version version = new Version(name, ledgers.version(name), policy);
        Optional<Promotion> known = read.get(version);
        if (known != null) {
            return known;
        }
        Optional<Promotion> now = id(name).flatMap(id -> ledger.read(id, ledgers.records(name)));
        read.keySet()
                .removeIf(older -> older.ledger().equals(name) && older.policy().equals(policy));
        read.put(version, now);
        return now;
    }

    private static Optional<Digest> id(String ledger) {
        String hex = ledger.substring(LEDGERS.length());
        return Digest.isHex(hex) ? Optional.of(new Digest(hex)) : Optional.empty();
    }

    AskedPromotion asked(Promotion promotion, PolicyConfig policy, Optional<String> me) {
        Facts facts = facts(promotion, policy, List.of());
        Gates gates = Gates.of(policy, promotion.request().environment());
        return new AskedPromotion(
                promotion,
                approvals(facts, promotion, policy),
                gates.awaited(facts, clock.instant()),
                me,
                me.filter(gates::mayAnswer).isPresent(),
                me.filter(person -> wouldDo(person, promotion, policy)).isPresent(),
                gone(promotion).or(() -> passedBy(promotion)),
                promotion
                        .request()
                        .schedule()
                        .filter(_ -> promotion.state() == State.OPEN)
                        .map(schedule -> scheduled(
                                promotion,
                                schedule,
                                me.filter(person -> gates.mayStart(person, Mode.DEPLOY))
                                        .isPresent())));
    }

    private Scheduled scheduled(Promotion promotion, Schedule schedule, boolean mayStart) {
        Instant now = clock.instant();
        boolean near = standbys.near(schedule.at());
        return new Scheduled(
                schedule.at(),
                schedule.standing(now),
                schedule.spoken(now),
                marks.automationOff(promotion.request().environment()),
                standbys.tried(promotion.id()),
                near,
                near ? standbys.ready(promotion.id()) : List.of(),
                mayStart);
    }

    private List<Gate> approvals(Facts facts, Promotion promotion, PolicyConfig policy) {
        return Gates.of(policy, promotion.request().environment()).judge(facts, clock.instant()).gates().stream()
                .filter(gate -> gate.kind() == Gate.Kind.APPROVAL)
                .toList();
    }

    /** Whether an approval of this person would be all that is missing. */
    private boolean wouldDo(String person, Promotion promotion, PolicyConfig policy) {
        List<Facts.Approval> more = List.of(new Facts.Approval(person, clock.instant()));
        return missing(promotion, policy) > 0
                && approvals(facts(promotion, policy, more), promotion, policy).stream()
                        .allMatch(Gate::passed);
    }

    /** What a plan changes, as far as the rules of this policy look at it. */
    Facts.Changes changes(Plan plan, PolicyConfig policy) {
        return Gates.of(policy, plan.target().environment()).looksAtChanges()
                ? planned.facts(plan)
                : Facts.Changes.NONE;
    }

    private Facts facts(Promotion promotion, PolicyConfig policy, List<Facts.Approval> more) {
        Plan plan = promotion.request().plan();
        return new Facts(
                new Facts.Request(
                        plan.mode(),
                        plan.release(),
                        changes(plan, policy),
                        promotion.request().by(),
                        promotion.request().schedule()),
                promotion.request().by(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Stream.concat(promotion.counting(People.digest(policy)).stream(), more.stream())
                        .toList(),
                Optional.empty());
    }

    private Optional<String> gone(Promotion promotion) {
        try {
            project.repository().commit(promotion.request().plan().release().revision());
            return Optional.empty();
        } catch (GitException missing) {
            return Optional.of("Its release is not in this repository: " + missing.getMessage());
        }
    }

    /** Whether something else is live by now, as far as is known here, than when it was asked for. */
    private Optional<String> passedBy(Promotion promotion) {
        Plan plan = promotion.request().plan();
        List<Revision> before = plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .flatMap(component -> component.before().stream())
                .map(was -> was.release().revision())
                .toList();
        return live.apply(promotion.request().environment(), promotion.at())
                .filter(now -> !before.contains(now.revision()))
                .map(now -> now.name() + " is live on " + promotion.request().environment()
                        + " by now, so its plan is not the same any more. Ask for it again.");
    }

    /** The same after something was added to it, for this person. */
    AskedPromotion again(Digest id, PolicyConfig policy, String me) {
        return of(policy).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> asked(one, policy, Optional.of(me)))
                .orElseThrow(() -> new IllegalStateException("What was just signed counts"));
    }

    /** Adds what was signed to the ledger of a promotion. */
    void add(Digest promotion, Signed signed, String message) {
        ledgers.add(LEDGERS + promotion.hex(), signed.record(), message);
    }

    /** Gives the remote what it lacks; why it does not have all. */
    Optional<String> share() throws InterruptedException {
        return ledgers.share();
    }

    /** The same, with nobody asked for a login. */
    Optional<String> shareUnattended() throws InterruptedException {
        return ledgers.unattended().share();
    }
}
