package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.journal.JournalException;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Stay;
import dev.slipway.release.Release;
import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what is known of releases, without asking anybody. */
final class Passports {
    /** How many deployments are looked through for where a release has been. */
    private static final int DEPLOYMENTS = 200;

    private final Deployments deployments;
    private final Contents contents;
    private final CommitChecks checks;
    private final NotesMaker notes;
    private final Supplier<ProjectConfig> configuration;

    Passports(
            Deployments deployments,
            Contents contents,
            CommitChecks checks,
            NotesMaker notes,
            Supplier<ProjectConfig> configuration) {
        this.deployments = deployments;
        this.contents = contents;
        this.checks = checks;
        this.notes = notes;
        this.configuration = configuration;
    }

    /** @param source what the hosts told of the environment that the release is promoted from */
    Passport of(Review review, Optional<Source> source) {
        Plan plan = review.plan();
        Revision revision = plan.release().revision();
        List<Carried> files = plan.mode() == Mode.ROLLBACK ? List.of() : files(plan, source);
        Optional<ChecksSeen> known = checks.known(revision);
        Optional<ReleaseNotes> news = review.comparison().live().flatMap(live -> notes(live, plan));
        try {
            return new Passport(
                    Stay.of(revision, deployments.summaries(DEPLOYMENTS)), Optional.empty(), files, known, news);
        } catch (JournalException e) {
            return new Passport(List.of(), Optional.of(String.valueOf(e.getMessage())), files, known, news);
        }
    }

    private Optional<ReleaseNotes> notes(Release live, Plan plan) {
        try {
            return Optional.of(notes.brings(live.revision(), plan.release().revision(), configuration.get())
                            .notes())
                    .filter(all -> !all.nothing());
        } catch (GitException missing) {
            return Optional.empty(); // the comparison says that the commits are not here
        }
    }

    private List<Carried> files(Plan plan, Optional<Source> source) {
        return plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .map(component -> {
                    Repository.Content content =
                            contents.of(component, plan.release().revision());
                    return new Carried(
                            component.name(),
                            content.manifest().digest(),
                            source.map(from -> from.standing(component.name(), content)));
                })
                .toList();
    }
}
