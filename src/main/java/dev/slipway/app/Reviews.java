package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.plan.RollbackTargets;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Versioning;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;

/** Plans with what they bring and how their gates stand, as people review them; and the start of what was reviewed. */
final class Reviews {
    private final OpenProject project;
    private final Releases releases;
    private final Plans plans;
    private final Deployments deployments;
    private final Judging judging;
    private final Expecting expecting;
    private final WhatComes whatComes;

    Reviews(
            OpenProject project,
            Releases releases,
            Plans plans,
            Deployments deployments,
            Judging judging,
            Expecting expecting,
            WhatComes whatComes) {
        this.expecting = expecting;
        this.project = project;
        this.releases = releases;
        this.plans = plans;
        this.deployments = deployments;
        this.judging = judging;
        this.whatComes = whatComes;
    }

    FailureNotes failureNotes() {
        return whatComes.failureNotes();
    }

    Outcome<Review> deploy(String release, String environment) throws InterruptedException {
        return switch (releases.named(release, versioning())) {
            case Outcome.No<Release>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Release>(var named) -> deploy(named, environment);
        };
    }

    Outcome<Review> deploy(Release release, String environment) throws InterruptedException {
        return judged(plans.deploy(release, environment));
    }

    Outcome<Review> promote(String from, String to) throws InterruptedException {
        ProjectConfig config = config();
        if (config.environment(from).isEmpty()) {
            return ProjectInfo.unknown(from, config);
        }
        if (from.equals(to)) {
            return Outcome.usage(
                    "A promotion goes from one environment to another, not from " + from + " to itself.",
                    "Name another one with --to.");
        }
        deployments.awaitGivenBack(from);
        return switch (plans.live(head(), from)) {
            case Outcome.No<Source>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Source>(var source) ->
                judged(
                        plans.deploy(source.release(), to).map(review -> review.promotedFrom(from)),
                        Optional.of(source));
        };
    }

    Outcome<Review> rollBack(String environment, Optional<String> release) throws InterruptedException {
        if (release.isEmpty()) {
            return rollBackTo(environment, Optional.empty());
        }
        return switch (releases.named(release.get(), versioning())) {
            case Outcome.No<Release>(var refused) -> rollBackToKept(environment, release.get(), refused);
            case Outcome.Done<Release>(var named) -> rollBackTo(environment, Optional.of(named));
        };
    }

    /** To a release that only the hosts still know by this name. */
    private Outcome<Review> rollBackToKept(String environment, String name, Refused unknown)
            throws InterruptedException {
        if (!(choices(environment) instanceof Outcome.Done<List<RollbackChoice>>(var choices))) {
            return new Outcome.No<>(unknown);
        }
        List<Release> offered = choices.stream()
                .filter(RollbackChoice::ranWell)
                .map(RollbackChoice::release)
                .toList();
        Optional<Release> named = choices.stream()
                .map(RollbackChoice::release)
                .filter(release -> release.name().equals(name))
                .findFirst();
        return named.isPresent()
                ? rollBackTo(environment, named)
                : new Outcome.No<>(new Refused(
                        unknown.cause(),
                        unknown.reason(),
                        (RollbackTargets.stillThere(offered, name) + " " + unknown.remedy()).strip()));
    }

    /** To what was live before, or to this release, that every host still has. */
    Outcome<Review> rollBackTo(String environment, Optional<Release> release) throws InterruptedException {
        return judged(plans.rollback(configuredFor(environment), environment, release));
    }

    /** Whether a block keeps it from being made live anywhere. */
    boolean blocked(Release release) {
        return judging.marks().blocked(release.revision()).isPresent();
    }

    Outcome<List<RollbackChoice>> choices(String environment) throws InterruptedException {
        return plans.choices(configuredFor(environment), environment);
    }

    private Outcome<Review> judged(Outcome<Review> reviewed) throws InterruptedException {
        return judged(reviewed, Optional.empty());
    }

    private Outcome<Review> judged(Outcome<Review> reviewed, Optional<Source> source) throws InterruptedException {
        return switch (reviewed) {
            case Outcome.No<Review> no -> no;
            case Outcome.Done<Review>(var review) ->
                new Outcome.Done<>(judged(review, judging.known().asked(review.plan()), source));
        };
    }

    private Review judged(Review review, Optional<AskedPromotion> asked, Optional<Source> source)
            throws InterruptedException {
        return review.judged(judging.gating().gates(review.plan()), asked)
                .expecting(expecting.outlook(review))
                .bringing(whatComes.of(review, source));
    }

    /** The hosts are asked under the lease whether the plan still holds, and its gates once more before the first switch. */
    Outcome<Running> run(Review review, Digest seen, String message) throws InterruptedException {
        return run(review, seen, message, new Occasion.ByHand());
    }

    /** The same on this occasion; who overrides closed gates does so where they may. */
    Outcome<Running> run(Review review, Digest seen, String message, Occasion occasion) throws InterruptedException {
        if (!review.digest().equals(seen)) {
            return Outcome.gate(
                    "The plan is not the one that was seen: that was " + seen.abbreviated() + ", this is "
                            + review.digest().abbreviated() + ".",
                    "Look at this plan and confirm it.");
        }
        Plan plan = review.plan();
        Revision configured = plan.mode() == Mode.ROLLBACK
                ? configuredFor(plan.target().environment())
                : plan.release().revision();
        if (plans.allowed(plan, configured) instanceof Outcome.No<Plan>(var refused)) {
            return new Outcome.No<>(refused);
        }
        Optional<Refused> unheard = judging.starts().hear(plan, occasion);
        if (unheard.isPresent()) {
            return new Outcome.No<>(unheard.get());
        }
        Occasion needed = occasion instanceof Occasion.Overriding && passed(plan) ? new Occasion.ByHand() : occasion;
        Optional<Refused> against = judging.gating().against(plan, needed);
        if (against.isPresent()) {
            return new Outcome.No<>(against.get());
        }
        return switch (judging.starts().signed(plan, plan.mode(), deployments.newId(plan), needed)) {
            case Outcome.No<Proven>(var refused) -> new Outcome.No<>(refused);
            case Outcome.Done<Proven>(var proven) ->
                deployments.run(
                        review,
                        proven,
                        () -> plans.planner(plan),
                        () -> judging.starts().admitted(plan, proven, judging.gating()),
                        message);
        };
    }

    /** Why a release is not to be promoted from an environment: something else is live there by now, or nobody can tell. */
    Optional<Refused> notLive(Release release, String from) throws InterruptedException {
        return switch (plans.live(head(), from)) {
            case Outcome.No<Source>(var refused) -> Optional.of(refused);
            case Outcome.Done<Source>(var source) ->
                source.release().revision().equals(release.revision())
                        ? Optional.empty()
                        : Optional.of(new Refused(
                                Refused.Cause.GATE,
                                release.name() + " is not live on " + from + " any more: "
                                        + source.release().name() + " is.",
                                "Look at it, and start it by hand if it is right all the same."));
        };
    }

    /** Whether nothing is to be overridden. */
    private boolean passed(Plan plan) throws InterruptedException {
        return judging.gating().against(plan, new Occasion.ByHand()).isEmpty();
    }

    /** A promotion as its people are to approve it: the plan is that which was asked for, and no host is asked for another. */
    Outcome<Review> asked(AskedPromotion asked) throws InterruptedException {
        Plan plan = asked.promotion().request().plan();
        if (plans.lacks(plan.release())) {
            return Outcome.gate(
                    "The release " + plan.release().name() + " of promotion "
                            + asked.promotion().name() + " is not in this repository.",
                    "Fetch it; where it is gone everywhere, its promotion cannot be started.");
        }
        Review review = plans.reviewed(plan, asked.promotion().request().promotedFrom());
        return new Outcome.Done<>(judged(review, Optional.of(asked), Optional.empty()));
    }

    /** The commit whose configuration counts for going back: the live release's, where the repository has it, else HEAD's. */
    private Revision configuredFor(String environment) {
        return deployments
                .live(environment)
                .map(record -> record.release().revision())
                .filter(revision -> project.files().of(revision).isPresent())
                .orElseGet(this::head);
    }

    private Revision head() {
        return project.repository()
                .head()
                .revision()
                .orElseThrow(() -> new IllegalStateException("An open project has a commit"));
    }

    private Versioning versioning() {
        return config().versioning();
    }

    private ProjectConfig config() {
        return project.counting().file().config();
    }
}
