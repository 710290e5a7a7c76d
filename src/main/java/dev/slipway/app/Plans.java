package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Leases;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.deploy.plan.Planning;
import dev.slipway.deploy.plan.RollbackTargets;
import dev.slipway.git.Repository;
import dev.slipway.project.CheckBefore;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rules;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans from what people name, what the repository holds and what the hosts answer. */
final class Plans {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final Repository repository;
    private final ProjectFiles files;
    private final Policies policies;
    private final SecretSources secrets;
    private final Statuses statuses;
    private final Comparisons comparisons;
    private final Contents contents;

    Plans(
            Repository repository,
            ProjectFiles files,
            Policies policies,
            SecretSources secrets,
            Statuses statuses,
            Comparisons comparisons,
            Contents contents) {
        this.contents = contents;
        this.repository = repository;
        this.files = files;
        this.policies = policies;
        this.secrets = secrets;
        this.statuses = statuses;
        this.comparisons = comparisons;
    }

    /** A plan for a release, with the configuration of the release's own commit. */
    Outcome<Review> deploy(Release release, String environment) throws InterruptedException {
        return switch (permitted(release.revision(), environment)) {
            case Outcome.No<Chosen>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Chosen>(var chosen) -> deploy(release, chosen);
        };
    }

    private Outcome<Review> deploy(Release release, Chosen chosen) throws InterruptedException {
        return switch (checked(release, chosen.config().rules()).then(_ -> values(chosen))) {
            case Outcome.No<SecretValues>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<SecretValues>(var values) -> deploy(release, chosen, values);
        };
    }

    private Outcome<SecretValues> values(Chosen chosen) {
        return secrets.of(chosen.read().file().config(), chosen.environment());
    }

    private Outcome<Review> deploy(Release release, Chosen chosen, SecretValues values) throws InterruptedException {
        Thread.ofVirtual().name("reading-ahead").start(() -> readAhead(chosen.config(), release));
        Map<String, Answer> answers = statuses.inventories(chosen.config(), chosen.environment(), Prove.LIVE);
        Optional<LiveRelease> live = Statuses.live(answers);
        Mode mode = live.filter(l -> l.release().equals(release)).isPresent() ? Mode.REDEPLOY : Mode.DEPLOY;
        return reviewed(
                chosen.planner(contents, files, values)
                        .deploy(chosen.environment().name(), release, mode, answers),
                answers);
    }

    /** What the plan needs next, while the hosts answer; what is wrong with it the plan says. */
    private void readAhead(ProjectConfig config, Release release) {
        try {
            config.components().forEach(component -> contents.of(component, release.revision()));
        } catch (RuntimeException e) {
            LOG.debug("The files of {} could not be read ahead", release.name(), e);
        }
    }

    /**
     * The one release that all hosts of an environment show as live; the hosts are asked, for they know best, and prove it.
     */
    Outcome<Source> live(Revision configured, String environment) throws InterruptedException {
        return switch (usable(configured, environment)) {
            case Outcome.No<Chosen>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Chosen>(var chosen) -> {
                Map<String, Answer> answers = statuses.inventories(chosen.config(), chosen.environment(), Prove.LIVE);
                yield settled(environment, answers)
                        .map(live -> new Source(live, chosen.config(), chosen.environment(), answers));
            }
        };
    }

    /** What is live there while a deployment runs, or after one was interrupted, may not stay. */
    private static Outcome<Release> settled(String environment, Map<String, Answer> answers) {
        return Leases.shown(answers)
                .<Outcome<Release>>map(held -> Outcome.busy(held.text(), held.remedy()))
                .orElseGet(() -> oneRelease(environment, answers));
    }

    private static Outcome<Release> oneRelease(String environment, Map<String, Answer> answers) {
        Set<Release> live = new LinkedHashSet<>();
        for (Map.Entry<String, Answer> answer : answers.entrySet()) {
            switch (answer.getValue()) {
                case Answer.Silent(var reason, var remedy) -> {
                    return new Outcome.No<>(
                            new Refused(Refused.Cause.HOST, answer.getKey() + " cannot be asked: " + reason, remedy));
                }
                case Answer.Told told ->
                    Statuses.live(Map.of("", told)).map(LiveRelease::release).ifPresent(live::add);
            }
        }
        return switch (live.size()) {
            case 0 -> Outcome.usage("Nothing is live in " + environment + " yet.", "Deploy a release there first.");
            case 1 -> new Outcome.Done<>(live.iterator().next());
            default ->
                Outcome.gate(
                        "The hosts of " + environment + " show different releases: "
                                + String.join(
                                        ", ", live.stream().map(Release::name).toList()) + ".",
                        "Make one release live on all of them first, or deploy the one you mean.");
        };
    }

    /** A plan that brings back what was live before, or a named release that is still on every host. */
    Outcome<Review> rollback(Revision configured, String environment, Optional<Release> release)
            throws InterruptedException {
        return switch (permitted(configured, environment)) {
            case Outcome.No<Chosen>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Chosen>(var chosen) -> {
                Map<String, Answer> answers = statuses.inventories(
                        chosen.config(), chosen.environment(), release.isPresent() ? Prove.ALL : Prove.PREVIOUS);
                Planning planning =
                        chosen.planner(contents, files, SecretValues.NONE).rollback(environment, release, answers);
                Optional<LeaseHolder.Held> held = Leases.shown(answers).filter(_ -> planning instanceof Planning.No);
                yield held.<Outcome<Review>>map(lease -> Outcome.busy(lease.text(), lease.remedy()))
                        .orElseGet(() -> reviewed(planning, answers));
            }
        };
    }

    /** The releases that every host still has, each proven on the host. */
    Outcome<List<RollbackChoice>> choices(Revision configured, String environment) throws InterruptedException {
        return switch (usable(configured, environment)) {
            case Outcome.No<Chosen>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Chosen>(var chosen) -> {
                Map<String, Answer> answers = statuses.inventories(chosen.config(), chosen.environment(), Prove.ALL);
                yield RollbackTargets.obstacle(chosen.config(), chosen.environment(), answers)
                        .<Outcome<List<RollbackChoice>>>map(Outcome.No::new)
                        .orElseGet(() -> new Outcome.Done<>(choices(chosen, answers)));
            }
        };
    }

    private List<RollbackChoice> choices(Chosen chosen, Map<String, Answer> answers) {
        return RollbackTargets.candidates(chosen.config(), chosen.environment(), answers, contents).stream()
                .map(c -> new RollbackChoice(c.release(), c.lastLive(), c.previous(), c.ranWell()))
                .toList();
    }

    private Outcome<Review> reviewed(Planning planning, Map<String, Answer> answers) {
        return switch (planning) {
            case Planning.No(var refused) -> new Outcome.No<>(refused);
            case Planning.Ready(Plan plan) ->
                new Outcome.Done<>(new Review(
                        plan,
                        comparisons.of(Statuses.live(answers).map(LiveRelease::release), plan.release()),
                        Optional.empty(),
                        held(answers),
                        List.of(),
                        Optional.empty(),
                        Outlook.of(new WayKept(plan, answers, files).find()),
                        Coming.NONE));
        };
    }

    /** Whether the repository does not have the commit of a release. */
    boolean lacks(Release release) {
        return comparisons.lacked(List.of(release)).isPresent();
    }

    /** A plan that was made elsewhere, with what it brings. */
    Review reviewed(Plan plan, Optional<String> promotedFrom) {
        Optional<Release> live = plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .flatMap(component -> component.before().stream())
                .map(LiveRelease::release)
                .findFirst();
        return new Review(
                plan,
                comparisons.of(live, plan.release()),
                promotedFrom,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Outlook.of(live.map(release -> RollbackMeter.Kept.unasked(
                        release.name(), files.of(release.revision()).isPresent()))),
                Coming.NONE);
    }

    /** One that has expired may be taken over, and whether it is tells the act itself. */
    private static Optional<String> held(Map<String, Answer> answers) {
        return Leases.shown(answers)
                .filter(lease -> !lease.expired())
                .map(lease -> lease.text() + " Until that deployment has ended, this plan is refused.");
    }

    /** A configuration that can be used, and one environment of it. */
    private record Chosen(ReadConfig read, Environment environment) {
        ProjectConfig config() {
            return read.file().config().in(environment);
        }

        Planner planner(Contents contents, ProjectFiles files, SecretValues values) {
            return new Planner(config(), read.digest(), contents, files, values);
        }
    }

    private Outcome<Chosen> usable(Revision revision, String environment) {
        return files.usableAt(revision).then(read -> {
            ProjectConfig config = read.file().config();
            return config.environment(environment)
                    .<Outcome<Chosen>>map(e -> new Outcome.Done<>(new Chosen(read, e)))
                    .orElseGet(() -> ProjectInfo.unknown(environment, config));
        });
    }

    /** What can be used, where the policy has nothing against it. */
    private Outcome<Chosen> permitted(Revision configured, String environment) {
        return usable(configured, environment)
                .then(chosen -> policies.against(configured, environment)
                        .<Outcome<Chosen>>map(Outcome.No::new)
                        .orElseGet(() -> new Outcome.Done<>(chosen)));
    }

    /** The planner that made this plan, or one of the same configuration. */
    Outcome<Planner> again(Plan plan) {
        return usable(plan.release().revision(), plan.target().environment())
                .then(chosen -> values(chosen).map(values -> chosen.planner(contents, files, values)));
    }

    /** The same where nothing stood in the way just before. */
    Planner planner(Plan plan) {
        return switch (again(plan)) {
            case Outcome.Done<Planner>(var planner) -> planner;
            case Outcome.No<Planner>(var refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    /**
     * Whether the policy and, but for going back, the checks that the repository answers still let a plan run.
     *
     * @param configured the revision whose configuration it was made with
     */
    Outcome<Plan> allowed(Plan plan, Revision configured) {
        Release release = plan.release();
        Optional<Refused> against = policies.against(configured, plan.target().environment());
        if (against.isPresent()) {
            return new Outcome.No<>(against.get());
        }
        return plan.mode() == Mode.ROLLBACK
                ? new Outcome.Done<>(plan)
                : usable(release.revision(), plan.target().environment())
                        .then(chosen ->
                                checked(release, chosen.config().rules()).then(_ -> values(chosen)))
                        .map(_ -> plan);
    }

    /** The checks that the repository answers; those that hosts answer are the planner's. */
    private Outcome<Release> checked(Release release, Rules rules) {
        for (CheckBefore check : rules.checksBefore()) {
            if (check instanceof CheckBefore.Clean && repository.modified()) {
                return Outcome.gate(
                        "The check \"clean\" fails: tracked files of the work tree differ from HEAD.",
                        "Commit them or put them aside.");
            }
            if (check instanceof CheckBefore.Pushed && !repository.pushed(release.revision())) {
                return Outcome.gate(
                        "The check \"pushed\" fails: no remote branch contains "
                                + release.revision().abbreviated() + ".",
                        "Push it, and fetch.");
            }
        }
        return new Outcome.Done<>(release);
    }
}
