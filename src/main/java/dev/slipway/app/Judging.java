package dev.slipway.app;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Journal;

/** What decides whether a plan may run, and what people decide about that. */
record Judging(Marks marks, KnownPromotions known, Promotions promotions, Gating gating, Starts starts) {

    static Judging of(
            OpenProject project,
            TeamLedgers ledgers,
            Releases releases,
            Statuses statuses,
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
        KnownPromotions known = new KnownPromotions(project, ledgers, persons, settings.clock());
        return new Judging(
                marks,
                known,
                new Promotions(project, known, persons, journal, actor, settings.clock(), settings.masking()),
                new Gating(project, new Soaking(statuses), marks, persons, known, actor, settings.clock()),
                new Starts(project, known, persons, journal, actor, settings.clock()));
    }
}
