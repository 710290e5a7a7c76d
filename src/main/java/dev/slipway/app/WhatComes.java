package dev.slipway.app;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.git.GitException;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.ConfigurationChanges;
import dev.slipway.release.Release;
import java.util.Optional;

/** Finds what else is to be known of a plan, besides its commits and files. */
final class WhatComes {
    private final ProjectFiles files;
    private final Passports passports;
    private final PlannedChanges planned;
    private final FailureNotes notes;

    WhatComes(ProjectFiles files, Passports passports, PlannedChanges planned, FailureNotes notes) {
        this.files = files;
        this.passports = passports;
        this.planned = planned;
        this.notes = notes;
    }

    FailureNotes failureNotes() {
        return notes;
    }

    /** @param source where the release is promoted from */
    Coming of(Review review, Optional<Source> source) {
        return new Coming(
                settings(review.plan(), review.comparison().live()),
                planned.migrations(review.plan()),
                Work.of(review.comparison().coming()),
                Work.of(review.comparison().goingAway()),
                passports.of(review, source),
                notes.before(review));
    }

    private ChangedSettings settings(Plan plan, Optional<Release> live) {
        Outcome<ConfigurationChanges> changes = live.map(before -> configurations(plan, before))
                .orElseGet(() -> new Outcome.Done<>(ConfigurationChanges.NONE));
        return switch (changes) {
            case Outcome.Done<ConfigurationChanges>(var known) ->
                new ChangedSettings(known, ChangedSettings.secrets(plan), Optional.empty());
            case Outcome.No<ConfigurationChanges>(var refused) ->
                new ChangedSettings(
                        ConfigurationChanges.NONE, ChangedSettings.secrets(plan), Optional.of(refused.reason()));
        };
    }

    private Outcome<ConfigurationChanges> configurations(Plan plan, Release live) {
        String environment = plan.target().environment();
        return configuration(live)
                .then(before -> configuration(plan.release())
                        .map(after -> plan.mode() == Mode.ROLLBACK
                                ? ConfigurationChanges.goingBack(before, after, environment)
                                : ConfigurationChanges.between(before, after, environment)));
    }

    private Outcome<ProjectConfig> configuration(Release release) {
        try {
            return files.at(release.revision()).map(read -> read.file().config());
        } catch (GitException missing) {
            return Outcome.usage(String.valueOf(missing.getMessage()), missing.remedy());
        }
    }
}
