package dev.slipway.app;

import dev.slipway.deploy.LiveRelease;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Journal;

/** What decides whether a plan may run, and what people decide about that. */
record Judging(
        Marks marks,
        Standbys standbys,
        PlannedChanges planned,
        KnownPromotions known,
        Promotions promotions,
        Gating gating,
        Starts starts) {

    static Judging of(
            OpenProject project,
            TeamLedgers ledgers,
            Releases releases,
            Statuses statuses,
            Deployments deployments,
            Persons persons,
            Journal journal,
            Actor actor,
            WorkspaceSettings settings) {
        Marks marks = new Marks(
                ledgers,
                journal,
                actor,
                settings.clock(),
                settings.masking(),
                () -> project.counting().file().config(),
                releases);
        Standbys standbys = new Standbys(ledgers, settings.machine(), settings.clock());
        PlannedChanges planned = new PlannedChanges(project.repository(), project.files(), project.policies());
        KnownPromotions known = new KnownPromotions(
                project,
                ledgers,
                persons,
                planned,
                settings.clock(),
                marks,
                standbys,
                (environment, since) -> deployments
                        .live(environment)
                        .filter(record -> record.since().isAfter(since))
                        .map(LiveRecord::release)
                        .or(() -> statuses.last(environment)
                                .filter(status -> status.asked().isAfter(since))
                                .flatMap(EnvironmentStatus::agreed)
                                .map(LiveRelease::release)));
        return new Judging(
                marks,
                standbys,
                planned,
                known,
                new Promotions(
                        project,
                        known,
                        persons,
                        journal,
                        actor,
                        settings.clock(),
                        settings.masking(),
                        new EvidenceMaker(journal, new RecordedEvents(journal, actor))),
                new Gating(project, new Soaking(statuses), marks, persons, known, actor, settings.clock()),
                new Starts(project, known, ledgers, persons, journal, actor, settings.clock(), settings.masking()));
    }
}
