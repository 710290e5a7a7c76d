package dev.slipway.app;

import dev.slipway.promotion.migration.Migrations;
import java.util.List;

/**
 * What else is to be known of a plan, besides its commits and files.
 *
 * @param settings what is set otherwise than with what is live
 * @param migrations what it means for the database
 * @param brought whose the commits are that come, as far as they are listed
 * @param takenBack whose those are that are taken back
 * @param passport what is known of its release
 * @param notes what people wrote of earlier deployments like it that went wrong, newest first
 */
public record Coming(
        ChangedSettings settings,
        Migrations migrations,
        Work brought,
        Work takenBack,
        Passport passport,
        List<FailureNote> notes) {
    /** Before it was found. */
    public static final Coming NONE =
            new Coming(ChangedSettings.NONE, Migrations.NONE, Work.NONE, Work.NONE, Passport.NONE, List.of());

    public Coming {
        notes = List.copyOf(notes);
    }
}
