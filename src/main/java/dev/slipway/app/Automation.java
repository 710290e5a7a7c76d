package dev.slipway.app;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Journal;

/** What goes on by itself once somebody has begun it or asked for it: rehearsals, scheduled starts, and what stops these. */
record Automation(Drills drills, ScheduledStarts scheduled, AutomationHolds holds) {

    static Automation of(
            OpenProject project,
            Reviews reviews,
            Deployments deployments,
            Judging judging,
            Journal journal,
            Actor actor,
            WorkspaceSettings settings) {
        Drills drills = new Drills(project, reviews, journal, actor);
        return new Automation(
                drills,
                new ScheduledStarts(judging.known(), judging.standbys(), reviews, deployments, settings.clock()),
                new AutomationHolds(
                                deployments,
                                judging.marks(),
                                environment -> project.policies().protecting().stream()
                                        .anyMatch(policy -> policy.protects(environment)),
                                drills::rehearses)
                        .listening());
    }
}
