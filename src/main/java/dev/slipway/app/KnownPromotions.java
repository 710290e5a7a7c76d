package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
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
import dev.slipway.promotion.Signed;
import dev.slipway.release.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Promotions as the ledgers of the repository tell them, by the policy that counts now. */
final class KnownPromotions {
    private static final String LEDGERS = "promotions/";

    private final OpenProject project;
    private final TeamLedgers ledgers;
    private final Persons persons;
    private final InstantSource clock;
    private final Map<Version, Optional<Promotion>> read = new ConcurrentHashMap<>();

    /** What a promotion was read from. */
    private record Version(String ledger, Optional<String> tip, Digest policy) {}

    KnownPromotions(OpenProject project, TeamLedgers ledgers, Persons persons, InstantSource clock) {
        this.project = project;
        this.ledgers = ledgers;
        this.persons = persons;
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

    private Optional<String> me(PolicyConfig policy) throws InterruptedException {
        return persons.of(policy, _ -> true) instanceof Persons.Who.Known(var name, var _)
                ? Optional.of(name)
                : Optional.empty();
    }

    /**
     * The open promotion of this very plan, the one with most approvals where several ask for it.
     *
     * @param deployment that runs it already, should it be told so
     */
    Optional<Promotion> of(Plan plan, PolicyConfig policy, Optional<String> deployment) {
        Digest digest = plan.digest();
        Digest under = People.digest(policy);
        return to(plan.target().environment(), policy)
                .filter(promotion -> promotion.state() == State.OPEN
                        || (deployment.isPresent() && promotion.deployment().equals(deployment)))
                .filter(promotion -> promotion.request().plan().digest().equals(digest))
                .max(Comparator.comparingInt((Promotion promotion) ->
                                promotion.counting(under).size())
                        .thenComparing(Promotion::at, Comparator.reverseOrder()));
    }

    /** The same with what it waits for. */
    Optional<AskedPromotion> asked(Plan plan) throws InterruptedException {
        for (Protecting protecting : project.policies().protecting()) {
            PolicyConfig policy = protecting.policy();
            Optional<Promotion> promotion = of(plan, policy, Optional.empty());
            if (promotion.isPresent()) {
                return Optional.of(asked(promotion.get(), policy, me(policy)));
            }
        }
        return Optional.empty();
    }

    /** Why approvals that were given do not count for this plan; empty where none was given for another one. */
    Optional<String> lost(Plan plan, PolicyConfig policy) {
        return of(plan, policy, Optional.empty())
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
                .map(approval -> "The approval of " + approval.by() + " does not count any more: the policy changed.");
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
        return read.computeIfAbsent(version, _ -> id(name).flatMap(id -> ledger.read(id, ledgers.records(name))));
    }

    private static Optional<Digest> id(String ledger) {
        String hex = ledger.substring(LEDGERS.length());
        return Digest.isHex(hex) ? Optional.of(new Digest(hex)) : Optional.empty();
    }

    AskedPromotion asked(Promotion promotion, PolicyConfig policy, Optional<String> me) {
        Gates gates = Gates.of(policy, promotion.request().environment());
        Facts facts = facts(promotion, policy);
        Instant now = clock.instant();
        return new AskedPromotion(
                promotion,
                gates.judge(facts, now).gates().stream()
                        .filter(gate -> gate.kind() == Gate.Kind.APPROVAL)
                        .toList(),
                gates.awaited(facts, now),
                me,
                gone(promotion));
    }

    private static Facts facts(Promotion promotion, PolicyConfig policy) {
        Plan plan = promotion.request().plan();
        return new Facts(
                new Facts.Request(
                        plan.mode(), plan.release(), false, promotion.request().by()),
                promotion.request().by(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                promotion.counting(People.digest(policy)),
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
}
