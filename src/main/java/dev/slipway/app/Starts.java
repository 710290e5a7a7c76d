package dev.slipway.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.run.Permit;
import dev.slipway.git.GitException;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.PolicyConfig;
import dev.slipway.promotion.Gates;
import dev.slipway.promotion.People;
import dev.slipway.promotion.PermitText;
import dev.slipway.promotion.Promotion;
import dev.slipway.promotion.Signed;
import dev.slipway.promotion.Statement;
import dev.slipway.release.Digest;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.signature.Signing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has people sign that they start a deployment to a protected environment, or end one that was interrupted. */
final class Starts implements AutoCloseable {
    static final String SIGNED = "gate.start-signed";
    static final String OVERRIDDEN = "gate.overridden";
    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final OpenProject project;
    private final KnownPromotions promotions;
    private final TeamLedgers ledgers;
    private final Persons persons;
    private final Journal journal;
    private final Actor actor;
    private final InstantSource clock;
    private final Masking masking;
    private final Telling telling = new Telling();

    Starts(
            OpenProject project,
            KnownPromotions promotions,
            TeamLedgers ledgers,
            Persons persons,
            Journal journal,
            Actor actor,
            InstantSource clock,
            Masking masking) {
        this.project = project;
        this.promotions = promotions;
        this.ledgers = ledgers;
        this.persons = persons;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
        this.masking = masking;
    }

    /**
     * Has the person sign that they start this, and writes that down; nothing is signed where no policy says who may.
     *
     * @param occasion what makes it start; overriding, where a gate is closed indeed
     */
    Outcome<Proven> signed(Plan plan, Mode mode, String deployment, Occasion occasion) throws InterruptedException {
        String environment = plan.target().environment();
        Optional<String> why = occasion.overriding().map(masking::mask);
        Persons signing = occasion instanceof Occasion.OnSchedule ? persons.unattended() : persons;
        Map<PolicyConfig, String> people = new LinkedHashMap<>();
        Map<PolicyConfig, Proven.Start> starts = new HashMap<>();
        List<Permit> permits = new ArrayList<>();
        for (Protecting protecting : project.policies().protecting()) {
            if (!protecting.protects(environment)) {
                continue;
            }
            PolicyConfig policy = protecting.policy();
            Optional<Promotion> asked = asked(plan, policy, deployment, occasion);
            Optional<Digest> promotion =
                    occasion instanceof Occasion.OnSchedule(var id) ? Optional.of(id) : asked.map(Promotion::id);
            Gates judge = Gates.of(policy, environment);
            switch (signing.of(policy, name -> judge.mayStart(name, mode))) {
                case Persons.Who.Stranger(var reason, var remedy) -> {
                    return Outcome.gate(reason, remedy);
                }
                case Persons.Who.Known person -> {
                    Statement.Start start = new Statement.Start(
                            promotion,
                            deployment,
                            environment,
                            mode,
                            plan.digest(),
                            why,
                            person.name(),
                            clock.instant());
                    switch (signed(signing, person, start)) {
                        case Outcome.No<Signed>(var refused) -> {
                            return new Outcome.No<>(refused);
                        }
                        case Outcome.Done<Signed>(var signed) -> {
                            journal.append(new Draft(actor, SIGNED, environment, signed.record()));
                            Digest under = People.digest(policy);
                            permits.add(new Permit(under, PermitText.of(under, plan, signed, asked)));
                            promotion.ifPresent(id -> starts.put(policy, new Proven.Start(id, signed, person.name())));
                        }
                    }
                    people.put(policy, person.name());
                }
            }
        }
        String by = people.values().stream().findFirst().orElse(actor.user());
        Optional<Event.Overridden> overridden = why.map(reason -> new Event.Overridden(by, reason));
        overridden.ifPresent(over -> journal.append(new Draft(actor, OVERRIDDEN, deployment, Json.text(over))));
        return new Outcome.Done<>(
                new Proven(deployment, people, starts, permits, occasion, clock.instant(), overridden));
    }

    private Optional<Promotion> asked(Plan plan, PolicyConfig policy, String deployment, Occasion occasion) {
        return occasion instanceof Occasion.OnSchedule(var id)
                ? promotions.of(id, policy)
                : promotions.of(plan, policy, deployment);
    }

    private static Outcome<Signed> signed(Persons signing, Persons.Who.Known person, Statement.Start start)
            throws InterruptedException {
        String text = Json.text(start);
        return switch (signing.sign(
                person,
                "the start of a deployment to " + start.environment(),
                text.getBytes(UTF_8),
                Statement.PURPOSE)) {
            case Signing.NotSigned(var reason, var remedy) -> Outcome.gate(reason, remedy);
            case Signing.Signed(var signature) -> new Outcome.Done<>(new Signed(text, signature.armored()));
        };
    }

    /**
     * Gets what others have said meanwhile, where a policy asks for approvals; else, and where the remote does not answer, what
     * was heard last counts. By itself nothing starts unheard, and nobody is asked for a login.
     */
    Optional<Refused> hear(Plan plan, Occasion occasion) throws InterruptedException {
        if (occasion instanceof Occasion.OnSchedule) {
            return ledgers.unattended()
                    .receive()
                    .map(why -> new Refused(
                            Refused.Cause.BUSY, "What others have said of it cannot be heard: " + why, "Mend that."));
        }
        boolean asks = plan.mode() != Mode.ROLLBACK
                && project.policies().protecting().stream()
                        .anyMatch(protecting -> Gates.of(
                                        protecting.policy(), plan.target().environment())
                                .asksForApproval());
        if (asks) {
            ledgers.receive().ifPresent(why -> LOG.warn("What others said of promotions may be missing: {}", why));
        }
        return Optional.empty();
    }

    /** Whether what was signed may switch now; if so the team is told. */
    Optional<Refused> admitted(Plan plan, Proven proven, Gating gating) throws InterruptedException {
        Optional<Refused> unheard = hear(plan, proven.occasion());
        Optional<Refused> against = unheard.isPresent() ? unheard : gating.against(plan, proven);
        if (against.isEmpty()) {
            tell(proven);
        }
        return against;
    }

    /** That this fails keeps nothing from running. */
    private void tell(Proven proven) {
        if (proven.starts().isEmpty()) {
            return;
        }
        try {
            proven.starts()
                    .values()
                    .forEach(start -> promotions.add(start.promotion(), start.signed(), start.by() + " started it"));
        } catch (GitException e) {
            LOG.warn("The start could not be written into the ledger of its promotion", e);
        }
        boolean attended = !(proven.occasion() instanceof Occasion.OnSchedule);
        telling.tell("the start", (attended ? ledgers : ledgers.unattended())::share);
    }

    /** Waits until the team was told of what began; a remote that does not answer is told the next time. */
    @Override
    public void close() {
        telling.close();
    }
}
