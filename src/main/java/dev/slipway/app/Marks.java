package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Decision;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.secret.Masking;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds of environments and blocks of releases. They lie in the repository and travel with its remote: others see them after
 * a fetch. Whoever may push to that remote can set and lift them, and the trail of each has their own.
 */
public final class Marks {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final String LEDGER = "marks";

    private final TeamLedgers ledgers;
    private final Journal journal;
    private final Actor actor;
    private final InstantSource clock;
    private final Masking masking;
    private final Supplier<ProjectConfig> config;
    private final Releases releases;
    private volatile Known known = new Known(Optional.empty(), Map.of());

    /** @param version of the ledger from which it was read */
    private record Known(Optional<String> version, Map<String, Decided> standing) {}

    Marks(
            TeamLedgers ledgers,
            Journal journal,
            Actor actor,
            InstantSource clock,
            Masking masking,
            Supplier<ProjectConfig> config,
            Releases releases) {
        this.config = config;
        this.releases = releases;
        this.ledgers = ledgers;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
        this.masking = masking;
    }

    /** Lets nothing be deployed to an environment until somebody resumes it. What runs goes on, and going back is possible. */
    public Outcome<Marked> hold(String environment, String reason) throws InterruptedException {
        if (config.get().environment(environment).isEmpty()) {
            return ProjectInfo.unknown(environment, config.get());
        }
        Optional<Decision> held = held(environment);
        return held.isPresent()
                ? already(environment + " is on hold", held.get(), "Resume")
                : made(
                        MarkAct.HOLD,
                        environment,
                        reason,
                        why -> new Decided.Hold(environment, actor.identity(), clock.instant(), why));
    }

    /** Takes the hold of an environment back, and lets its automation go on. */
    public Outcome<Marked> resume(String environment, String reason) throws InterruptedException {
        if (config.get().environment(environment).isEmpty()
                && held(environment).or(() -> automationOff(environment)).isEmpty()) {
            return ProjectInfo.unknown(environment, config.get());
        }
        return lifted(
                MarkAct.RESUME,
                environment,
                mark -> isHold(mark, environment) || isAutomationOff(mark, environment),
                reason,
                environment + " is not on hold.");
    }

    /** Lets nothing start by itself in an environment until somebody resumes it; people go on. It is shared later. */
    void turnAutomationOff(String environment, String reason) {
        if (automationOff(environment).isEmpty()) {
            noted(
                    MarkAct.AUTOMATION_OFF,
                    environment,
                    new Decided.AutomationOff(environment, actor.identity(), clock.instant(), masking.mask(reason)));
        }
    }

    /** Since when nothing starts by itself in an environment, and why. */
    public Optional<Decision> automationOff(String environment) {
        return first(mark -> isAutomationOff(mark, environment));
    }

    /** Gives others what they lack; why they do not see it yet. */
    Optional<String> share() throws InterruptedException {
        return ledgers.share();
    }

    /** Lets a release be deployed nowhere until somebody unblocks it. Where it is live it stays. */
    public Outcome<Marked> block(String release, String reason) throws InterruptedException {
        return switch (named(release)) {
            case Outcome.No<Release>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Release>(var named) -> {
                Optional<Decision> blocked = blocked(named.revision());
                yield blocked.isPresent()
                        ? already(named.name() + " is blocked", blocked.get(), "Unblock")
                        : made(
                                MarkAct.BLOCK,
                                named.name(),
                                reason,
                                why -> new Decided.Block(named, actor.identity(), clock.instant(), why));
            }
        };
    }

    /** Takes the block of a release back. */
    public Outcome<Marked> unblock(String release, String reason) throws InterruptedException {
        return switch (named(release)) {
            case Outcome.No<Release>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Release>(var named) ->
                lifted(
                        MarkAct.UNBLOCK,
                        named.name(),
                        mark -> isBlock(mark, named.revision()),
                        reason,
                        named.name() + " is not blocked.");
        };
    }

    private Outcome<Release> named(String release) {
        return releases.named(release, config.get().versioning());
    }

    private static Outcome<Marked> already(String what, Decision decision, String way) {
        return Outcome.usage(
                what + " already, by " + decision.by() + ": " + decision.reason(),
                way + " it first to give another reason.");
    }

    /** Who holds an environment, and why. */
    public Optional<Decision> held(String environment) {
        return first(mark -> isHold(mark, environment));
    }

    /** Who holds which environments, and why. */
    Map<String, Decision> holds() {
        Map<String, Decision> holds = new HashMap<>();
        standing().values().stream()
                .filter(Decided.Hold.class::isInstance)
                .map(Decided.Hold.class::cast)
                .sorted(Comparator.comparing(Decided.Hold::at))
                .forEach(hold -> holds.putIfAbsent(hold.environment(), decision(hold)));
        return holds;
    }

    /** Who blocked the release of a revision, and why. */
    public Optional<Decision> blocked(Revision revision) {
        return first(mark -> isBlock(mark, revision));
    }

    private static boolean isHold(Decided mark, String environment) {
        return mark instanceof Decided.Hold hold && hold.environment().equals(environment);
    }

    private static boolean isAutomationOff(Decided mark, String environment) {
        return mark instanceof Decided.AutomationOff off && off.environment().equals(environment);
    }

    private static boolean isBlock(Decided mark, Revision revision) {
        return mark instanceof Decided.Block block && block.release().revision().equals(revision);
    }

    private Optional<Decision> first(Predicate<Decided> wanted) {
        return standing().values().stream()
                .filter(wanted)
                .min(Comparator.comparing(Decided::at))
                .map(Marks::decision);
    }

    private static Decision decision(Decided mark) {
        return new Decision(name(mark.by()), mark.at(), mark.reason());
    }

    /** Of somebody as git knows them the name alone. */
    private static String name(String identity) {
        int mail = identity.lastIndexOf(" <");
        return mail > 0 ? identity.substring(0, mail) : identity;
    }

    /** Holds and blocks that nobody has taken back, by their digests. */
    private Map<String, Decided> standing() {
        Optional<String> version = ledgers.version(LEDGER);
        Known now = known;
        if (!now.version().equals(version)) {
            now = new Known(version, read(ledgers.records(LEDGER)));
            known = now;
        }
        return now.standing();
    }

    private static Map<String, Decided> read(List<String> records) {
        Map<String, Decided> marks = new LinkedHashMap<>();
        records.forEach(record -> read(record).ifPresent(mark -> marks.put(digest(record), mark)));
        Set<String> lifted = new HashSet<>();
        marks.values().forEach(mark -> {
            if (mark instanceof Decided.Lift lift) {
                lifted.addAll(lift.marks());
            }
        });
        marks.entrySet().removeIf(mark -> mark.getValue() instanceof Decided.Lift || lifted.contains(mark.getKey()));
        return Collections.unmodifiableMap(marks);
    }

    /** Whoever may push can add anything: what is no mark is left out, and keeps nobody from reading the others. */
    private static Optional<Decided> read(String record) {
        Optional<Decided> mark = Json.parse(record, Decided.class);
        if (mark.isEmpty()) {
            LOG.warn("{} is no mark that this version can read", digest(record));
        }
        return mark;
    }

    private static String digest(String record) {
        return Digest.of(record).hex();
    }

    private Outcome<Marked> lifted(MarkAct act, String name, Predicate<Decided> wanted, String reason, String none)
            throws InterruptedException {
        List<String> standing = new ArrayList<>();
        standing().forEach((digest, mark) -> {
            if (wanted.test(mark)) {
                standing.add(digest);
            }
        });
        return standing.isEmpty()
                ? Outcome.usage(none, "There is nothing to do.")
                : made(act, name, reason, why -> new Decided.Lift(standing, actor.identity(), clock.instant(), why));
    }

    /** What a mark says, once its reason is known to hold no secret. */
    private interface Making {
        Decided of(String reason);
    }

    private Outcome<Marked> made(MarkAct act, String name, String reason, Making making) throws InterruptedException {
        String why = masking.mask(reason.strip());
        if (why.isEmpty()) {
            return Outcome.usage("It is not said why.", "Give a reason; others will read it.");
        }
        if (why.length() > Decided.LONGEST) {
            return Outcome.usage(
                    "The reason has more than " + Words.number(Decided.LONGEST) + " characters.",
                    "Say it shorter, and where more is to be read.");
        }
        noted(act, name, making.of(why));
        return new Outcome.Done<>(new Marked(act.outcome(name), share()));
    }

    private void noted(MarkAct act, String name, Decided mark) {
        String record = Json.text(mark);
        journal.append(new Draft(actor, act.wanted(), name, record));
        ledgers.add(LEDGER, record, act.outcome(name) + "\n\n" + mark.reason());
        journal.append(new Draft(actor, act.done(), name, record));
    }
}
