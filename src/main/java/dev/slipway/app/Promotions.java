package dev.slipway.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Gates;
import dev.slipway.promotion.People;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Promotion.State;
import dev.slipway.promotion.Schedule;
import dev.slipway.promotion.Signed;
import dev.slipway.promotion.Statement;
import dev.slipway.release.Digest;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.signature.Signing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Promotions that people have asked for, and what others answered. Each is a ledger in the repository, of which only what
 * people of the policy have signed counts; others see it after a fetch.
 */
public final class Promotions {
    /** Fewer digits of an id name too much. */
    private static final int SHORTEST = 4;

    /** What is signed lies in a record of a ledger, quoted, beside its signature. */
    private static final int LONGEST = 200_000;

    private final OpenProject project;
    private final KnownPromotions known;
    private final Persons persons;
    private final Journal journal;
    private final Actor actor;
    private final InstantSource clock;
    private final Masking masking;
    private final EvidenceMaker evidence;

    Promotions(
            OpenProject project,
            KnownPromotions known,
            Persons persons,
            Journal journal,
            Actor actor,
            InstantSource clock,
            Masking masking,
            EvidenceMaker evidence) {
        this.project = project;
        this.known = known;
        this.persons = persons;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
        this.masking = masking;
        this.evidence = evidence;
    }

    /** Whether what others say of promotions matters: a policy protects an environment. */
    public boolean wanted() {
        return project.policies().protecting().stream()
                .anyMatch(protecting -> !protecting.policy().environments().isEmpty());
    }

    /** All that count, newest first. */
    public List<AskedPromotion> all() throws InterruptedException {
        return known.all();
    }

    /** The one whose id begins so. */
    public Outcome<AskedPromotion> named(String id) throws InterruptedException {
        if (id.length() < SHORTEST) {
            return Outcome.usage(
                    "\"" + id + "\" is too short to name one promotion.",
                    "Give at least " + SHORTEST + " digits of its id; slipway approvals lists them.");
        }
        List<AskedPromotion> named = all().stream()
                .filter(asked -> asked.promotion().id().hex().startsWith(id))
                .toList();
        return switch (named.size()) {
            case 0 ->
                Outcome.usage(
                        "There is no promotion " + id + ".",
                        "Fetch, and look for it with slipway approvals --all: what people of the policy signed counts.");
            case 1 -> new Outcome.Done<>(named.getFirst());
            default -> Outcome.usage("Several promotions begin with " + id + ".", "Give more digits.");
        };
    }

    /** The one that this deployment ran, as nobody in particular sees it. */
    public Optional<AskedPromotion> ranAs(String deployment) {
        return known.ranAs(deployment);
    }

    /**
     * Writes what was signed of a promotion, its plan, and how it went into a folder, where OpenSSH and sha256sum check it.
     *
     * @param replace whether evidence that lies there already is replaced
     */
    public Outcome<WrittenEvidence> writeEvidence(AskedPromotion asked, Path folder, boolean replace) {
        return evidence.write(asked, policy(asked), folder, replace);
    }

    /**
     * Asks the people of the policy to let a plan run.
     *
     * @param at when it is to start by itself, which needs no approval where the policy asks for none; empty where somebody
     *     starts it
     */
    public Outcome<Answered> ask(Plan plan, Optional<String> promotedFrom, Optional<Schedule> at, String comment)
            throws InterruptedException {
        String environment = plan.target().environment();
        Optional<Protecting> asking = project.policies().protecting().stream()
                .filter(policy -> Gates.of(policy.policy(), environment).asksForApproval()
                        || (at.isPresent() && policy.protects(environment)))
                .findFirst();
        if (plan.mode() == Mode.ROLLBACK) {
            return Outcome.usage("Nobody has to approve going back, and it waits for no time.", "Start it.");
        }
        if (asking.isEmpty()) {
            return at.isPresent()
                    ? Outcome.usage(
                            "No policy protects " + environment + ", so nobody can sign for a start by itself there.",
                            "Start it by hand, or protect " + environment + " in slipway.policy.yaml.")
                    : Outcome.usage("Nobody has to approve this.", "Start it.");
        }
        PolicyConfig policy = asking.get().policy();
        Optional<Gate.Failed> untimely = at.flatMap(
                schedule -> schedule.against(Gates.of(policy, environment).calendar(), environment, clock.instant()));
        if (untimely.isPresent()) {
            return Outcome.gate(untimely.get().why(), untimely.get().remedy());
        }
        Optional<Promotion> already = known.of(plan, policy);
        if (already.isPresent()) {
            Promotion there = already.get();
            return Outcome.gate(
                    there.request().by() + " asked for this very plan already: promotion " + there.name() + ".",
                    known.asked(there, policy, Optional.empty()).sentence()
                            + (at.isPresent() ? " Withdraw it first to ask for another time." : ""));
        }
        return signed(
                policy,
                PromotionAct.ASK,
                "the promotion of " + plan.release().name() + " to " + environment,
                comment,
                (by, when, why) -> new Statement.Request(plan, promotedFrom, at, by, when, why),
                Optional.empty());
    }

    /**
     * Says yes to the plan of a promotion, which the person has seen.
     *
     * @param seen the digest of that plan
     */
    public Outcome<Answered> approve(AskedPromotion asked, Digest seen, String comment) throws InterruptedException {
        Digest plan = asked.promotion().request().plan().digest();
        if (!plan.equals(seen)) {
            return Outcome.gate(
                    "The plan of promotion " + asked.promotion().name() + " is " + plan.abbreviated() + ", not "
                            + seen.abbreviated() + ".",
                    "Look at it again.");
        }
        Optional<String> against = asked.open() ? asked.againstApproval() : Optional.empty();
        if (against.isPresent()) {
            return Outcome.gate(against.get(), "Nothing was signed.");
        }
        return answered(
                asked,
                PromotionAct.APPROVE,
                comment,
                (counting, by, at, why) ->
                        new Statement.Approval(asked.promotion().id(), plan, People.digest(counting), by, at, why));
    }

    /** Says no to a promotion, which ends it. */
    public Outcome<Answered> reject(AskedPromotion asked, String comment) throws InterruptedException {
        if (comment.isBlank()) {
            return Outcome.usage("It is not said why.", "Give a reason; who asked for it will read it.");
        }
        if (asked.me().isPresent() && !asked.mayReject()) {
            return Outcome.gate(
                    asked.me().get() + " may not reject it: that is for who may approve or start it.",
                    "Leave a comment instead.");
        }
        return answered(
                asked,
                PromotionAct.REJECT,
                comment,
                (_, by, at, why) -> new Statement.Rejection(asked.promotion().id(), by, at, why));
    }

    /** Says something of a promotion, and decides nothing. */
    public Outcome<Answered> remark(AskedPromotion asked, String comment) throws InterruptedException {
        return comment.isBlank()
                ? Outcome.usage("The comment is empty.", "Write one.")
                : answered(
                        asked,
                        PromotionAct.REMARK,
                        comment,
                        (_, by, at, why) ->
                                new Statement.Remark(asked.promotion().id(), by, at, why));
    }

    /** Takes back what the person at this machine said: the promotion where they asked for it, else their answer. */
    public Outcome<Answered> withdraw(AskedPromotion asked, String comment) throws InterruptedException {
        List<Digest> standing = asked.me().map(asked.promotion()::standing).orElse(List.of());
        if (asked.me().isPresent() && standing.isEmpty()) {
            return Outcome.usage(
                    asked.me().get() + " has said nothing of promotion "
                            + asked.promotion().name() + " that stands.",
                    "There is nothing to take back.");
        }
        return answered(
                asked,
                PromotionAct.WITHDRAW,
                comment,
                (_, by, at, why) -> new Statement.Withdrawal(asked.promotion().id(), standing, by, at, why));
    }

    private static String environment(AskedPromotion asked) {
        return asked.promotion().request().environment();
    }

    private Optional<PolicyConfig> policy(AskedPromotion asked) {
        return project.policies().protecting().stream()
                .filter(policy -> policy.protects(environment(asked)))
                .map(Protecting::policy)
                .findFirst();
    }

    /** What an answer says, once it is known by whom. */
    private interface Answering {
        Statement of(PolicyConfig policy, String by, Instant at, String comment);
    }

    private Outcome<Answered> answered(AskedPromotion asked, PromotionAct act, String comment, Answering answering)
            throws InterruptedException {
        boolean withdraws = act == PromotionAct.WITHDRAW;
        if (act != PromotionAct.REMARK && (withdraws ? asked.promotion().state() == State.STARTED : !asked.open())) {
            return Outcome.gate(
                    "Promotion " + asked.promotion().name() + " is not open any more: " + asked.sentence(),
                    "Ask for it again.");
        }
        Optional<PolicyConfig> policy = policy(asked);
        if (policy.isEmpty()) {
            return Outcome.usage("No policy protects " + environment(asked) + " any more.", "There is nothing to do.");
        }
        return signed(
                policy.get(),
                act,
                "promotion " + asked.promotion().name() + ", " + asked.title(),
                comment,
                (by, at, why) -> answering.of(policy.get(), by, at, why),
                Optional.of(asked.promotion().id()));
    }

    private interface Saying {
        Statement of(String by, Instant at, String comment);
    }

    /** @param promotion which is answered; empty for a new one */
    private Outcome<Answered> signed(
            PolicyConfig policy,
            PromotionAct act,
            String what,
            String comment,
            Saying saying,
            Optional<Digest> promotion)
            throws InterruptedException {
        String why = masking.mask(comment.strip());
        if (why.length() > Statement.LONGEST) {
            return Outcome.usage("The comment is too long.", "Say it shorter, and where more is to be read.");
        }
        switch (persons.of(policy, _ -> true)) {
            case Persons.Who.Stranger(var reason, var remedy) -> {
                return Outcome.gate(reason, remedy);
            }
            case Persons.Who.Known person -> {
                String text = Json.text(saying.of(person.name(), clock.instant(), why));
                if (text.length() > LONGEST) {
                    return Outcome.usage(
                            "The plan is too long to be shared: " + Words.number(text.length()) + " characters.",
                            "At most " + Words.number(LONGEST) + " can be; deploy to fewer hosts at once.");
                }
                return switch (persons.sign(person, act.signs() + what, text.getBytes(UTF_8), Statement.PURPOSE)) {
                    case Signing.NotSigned(var reason, var remedy) -> Outcome.gate(reason, remedy);
                    case Signing.Signed(var signature) ->
                        kept(policy, act, person.name(), new Signed(text, signature.armored()), promotion);
                };
            }
        }
    }

    private Outcome<Answered> kept(
            PolicyConfig policy, PromotionAct act, String by, Signed signed, Optional<Digest> promotion)
            throws InterruptedException {
        Digest id = promotion.orElseGet(signed::digest);
        String record = signed.record();
        journal.append(new Draft(actor, act.wanted(), id.hex(), record));
        known.add(id, signed, by + act.said());
        journal.append(new Draft(actor, act.done(), id.hex(), record));
        Optional<String> unshared = known.share();
        AskedPromotion asked = known.again(id, policy, by);
        return new Outcome.Done<>(new Answered(
                asked,
                by + act.said() + ": promotion " + asked.promotion().name() + ", " + asked.title() + ".",
                unshared));
    }
}
