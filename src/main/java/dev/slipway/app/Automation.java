package dev.slipway.app;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Journal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes on by itself once somebody has begun it or asked for it: rehearsals, scheduled starts, and what stops these. */
record Automation(Drills drills, ScheduledStarts scheduled, AutomationHolds holds) {

    static Automation of(
            OpenProject project,
            Reviews reviews,
            Deployments deployments,
            Judging judging,
            Fetching fetching,
            Journal journal,
            Actor actor,
            WorkspaceSettings settings) {
        Set<Drill> running = ConcurrentHashMap.newKeySet();
        AutomationHolds holds = new AutomationHolds(
                deployments,
                judging.marks(),
                environment ->
                        project.policies().protecting().stream().anyMatch(policy -> policy.protects(environment)),
                environment ->
                        running.stream().anyMatch(drill -> drill.environment().equals(environment)));
        return new Automation(
                new Drills(project, reviews, journal, actor, running, holds::rehearsed),
                new ScheduledStarts(judging.known(), judging.standbys(), reviews, fetching, settings.clock()),
                holds.listening());
    }
}
