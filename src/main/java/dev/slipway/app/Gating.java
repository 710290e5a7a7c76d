package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.CheckBefore;
import dev.slipway.project.Environment;
import dev.slipway.project.PolicyConfig;
import dev.slipway.project.PolicyConfig.Soak;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Facts;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Gates;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether a plan may run now: gathers what is known, and has it judged by the gates of the policies that count. */
final class Gating {
    static final String SIGNED = "gate.start-signed";

    /** What a signature is for that starts a deployment. */
    private static final String STARTS = "slipway-start";

    private final OpenProject project;
    private final Statuses statuses;
    private final RecordedEvents recorded;
    private final Marks marks;
    private final Persons persons;
    private final Journal journal;
    private final Actor actor;
    private final InstantSource clock;

    Gating(
            OpenProject project,
            Statuses statuses,
            RecordedEvents recorded,
            Marks marks,
            Persons persons,
            Journal journal,
            Actor actor,
            InstantSource clock) {
        this.project = project;
        this.statuses = statuses;
        this.recorded = recorded;
        this.marks = marks;
        this.persons = persons;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
    }

    Marks marks() {
        return marks;
    }

    /** How the gates of a plan stand at this moment. */
    List<Gate> gates(Plan plan) throws InterruptedException {
        String environment = plan.target().environment();
        List<PolicyConfig> policies = project.policies().protecting(environment);
        List<Gate> gates = new ArrayList<>();
        for (PolicyConfig policy : policies) {
            String starter = persons.of(policy).map(Persons.Known::name).orElse(actor.identity());
            gates.addAll(Gates.of(policy, environment)
                    .judge(facts(plan, starter, soak(policy, environment)), clock.instant())
                    .gates());
        }
        if (policies.isEmpty()) {
            Gates.withoutPolicy(environment)
                    .judge(facts(plan, actor.identity(), Optional.empty()), clock.instant())
                    .gates()
                    .stream()
                    .filter(gate -> gate.kind() != Gate.Kind.RIGHT) // nobody says who has it
                    .forEach(gates::add);
        }
        return gates.stream().distinct().toList();
    }

    /** Why a plan may not run now. */
    Optional<Refused> against(Plan plan) throws InterruptedException {
        return gates(plan).stream().filter(gate -> !gate.passed()).findFirst().map(Gating::refused);
    }

    private static Refused refused(Gate gate) {
        return switch (gate.state()) {
            case Gate.Failed(var why, var remedy) -> new Refused(Refused.Cause.GATE, why, remedy);
            case Gate.State other ->
                new Refused(Refused.Cause.GATE, other.sentence(), "Wait for that, and make the plan again.");
        };
    }

    /**
     * What a person signs who starts a deployment to a protected environment.
     *
     * @param plan its digest
     */
    record Start(String environment, Mode mode, Digest plan, String by, Instant at) {}

    /** A start and the signature of its canonical JSON. */
    record SignedStart(Start start, String key, String signature) {}

    /**
     * Has the person sign that they start this plan, and writes that down; nothing where no policy says who may.
     *
     * @return the plan
     */
    Outcome<Plan> signed(Plan plan) throws InterruptedException {
        String environment = plan.target().environment();
        for (PolicyConfig policy : project.policies().protecting(environment)) {
            Optional<Persons.Known> person = persons.of(policy);
            if (person.isEmpty()) {
                return Outcome.gate(
                        "None of your SSH keys is one of the policy's, so nobody can tell who starts this.",
                        "Give your key to the SSH agent (ssh-add FILE), or have it added to the policy.");
            }
            Start start = new Start(
                    environment, plan.mode(), plan.digest(), person.get().name(), clock.instant());
            Outcome<String> signature = persons.sign(
                    person.get(), "the start of a deployment to " + environment, Json.bytes(start), STARTS);
            switch (signature) {
                case Outcome.No<String>(var refused) -> {
                    return new Outcome.No<>(refused);
                }
                case Outcome.Done<String>(var armored) ->
                    journal.append(new Draft(
                            actor,
                            SIGNED,
                            environment,
                            Json.text(new SignedStart(
                                    start, person.get().key().key().fingerprint(), armored))));
            }
        }
        return new Outcome.Done<>(plan);
    }

    private Facts facts(Plan plan, String starter, Optional<Soak> soak) throws InterruptedException {
        Release release = plan.release();
        boolean forward = plan.mode() != Mode.ROLLBACK;
        return new Facts(
                new Facts.Request(plan.mode(), release, false, starter),
                starter,
                soak.isPresent() && forward ? lived(release, soak.get().in()) : List.of(),
                forward ? checks(plan) : List.of(),
                marks.held(plan.target().environment()),
                marks.blocked(release.revision()),
                List.of(),
                Optional.empty());
    }

    private static Optional<Soak> soak(PolicyConfig policy, String environment) {
        return policy.environments().stream()
                .filter(protection -> protection.environment().equals(environment))
                .findFirst()
                .flatMap(PolicyConfig.Protection::soak);
    }

    /**
     * When a release was live in an environment: as its hosts say, where all of them show it, whoever deployed it; and before,
     * as the trail of this machine tells.
     */
    private List<Facts.Live> lived(Release release, String environment) throws InterruptedException {
        List<Facts.Live> lived = new ArrayList<>(recorded.lived(release, environment));
        ProjectConfig config = project.counting().file().config();
        Optional<Environment> place = config.environment(environment);
        if (place.isPresent()) {
            Map<String, Answer> answers = statuses.inventories(config, place.get(), Prove.NONE);
            if (answers.values().stream().allMatch(Answer.Told.class::isInstance)) {
                lived.removeIf(live -> live.to().isEmpty()); // the hosts know better what is live
                shown(release, answers).ifPresent(since -> lived.add(new Facts.Live(since, Optional.empty())));
            }
        }
        return lived;
    }

    /** Since when all hosts show it as live; empty where one does not, or cannot be asked. */
    private static Optional<Instant> shown(Release release, Map<String, Answer> answers) {
        Optional<Instant> last = Optional.empty();
        for (Map.Entry<String, Answer> answer : answers.entrySet()) {
            Optional<LiveRelease> live = Statuses.live(Map.of(answer.getKey(), answer.getValue()))
                    .filter(there -> there.release().revision().equals(release.revision()));
            if (live.isEmpty()) {
                return Optional.empty();
            }
            Instant since = live.get().since();
            last = last.filter(since::isBefore).or(() -> Optional.of(since));
        }
        return last;
    }

    /** They were seen to pass when the plan was made: without that there is none. */
    private List<Facts.Check> checks(Plan plan) {
        return project.files().of(plan.release().revision()).stream()
                .flatMap(config -> config.rules().checksBefore().stream())
                .map(Gating::check)
                .toList();
    }

    private static Facts.Check check(CheckBefore check) {
        String title = switch (check) {
            case CheckBefore.Clean() -> "Nothing uncommitted";
            case CheckBefore.Pushed() -> "The commit is pushed";
            case CheckBefore.Variables() -> "Every required variable has a value";
            case CheckBefore.DatabaseAnswers() -> "The database answers";
            case CheckBefore.Disk(var bytes) -> Words.bytes(bytes) + " free on every host";
            case CheckBefore.Clock(var tolerance) -> "Clocks of hosts within " + Words.length(tolerance);
        };
        return new Facts.Check(title, new Gate.Passed(title + "."));
    }
}
