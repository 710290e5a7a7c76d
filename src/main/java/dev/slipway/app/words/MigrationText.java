package dev.slipway.app.words;

import dev.slipway.project.Database.Compatible;
import dev.slipway.promotion.migration.Migration;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.promotion.migration.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan means for the database, as sentences to read. */
public final class MigrationText {
    private MigrationText() {}

    /** "2 migrations run, in this order:"; empty where none does. */
    public static Optional<String> brought(Migrations migrations) {
        int number = migrations.brought().size();
        return number == 0
                ? Optional.empty()
                : Optional.of(
                        number == 1 ? "1 migration runs:" : Words.count(number, "migration") + " run, in this order:");
    }

    /** "1 migration that ran already was changed …"; empty where none was. */
    public static Optional<String> changed(Migrations migrations) {
        int number = migrations.changed().size();
        return number == 0
                ? Optional.empty()
                : Optional.of(Words.count(number, "migration") + " that ran already " + (number == 1 ? "was" : "were")
                        + " changed: most tools refuse that, or never run " + it(number) + " again:");
    }

    /** "Takes back 2 migrations: the database keeps …"; empty where none is. */
    public static Optional<String> takenBack(Migrations migrations) {
        int number = migrations.takenBack().size();
        return number == 0
                ? Optional.empty()
                : Optional.of("Takes back " + Words.count(number, "migration")
                        + ": nothing runs, and the database keeps what " + (number == 1 ? "it did:" : "they did:"));
    }

    /**
     * That a look at them is due: they drop, rename or narrow, fail, were changed after they ran, or are taken back. Says nothing
     * of what {@link #contradiction} says.
     */
    public static Optional<String> grave(Migrations migrations) {
        long grave = migrations.brought().stream()
                .filter(migration -> migration.warnings().stream()
                        .anyMatch(warning -> warning.kind().grave()))
                .count();
        List<String> told = new ArrayList<>();
        if (grave > 0 && contradiction(migrations).isEmpty()) {
            told.add(grave + " of " + Words.count(migrations.brought().size(), "migration")
                    + (grave == 1
                            ? " drops, renames or narrows, or cannot run"
                            : " drop, rename or narrow, or cannot run"));
        }
        if (!migrations.changed().isEmpty()) {
            told.add(Words.count(migrations.changed().size(), "migration") + " that ran already "
                    + (migrations.changed().size() == 1 ? "was" : "were") + " changed");
        }
        if (!migrations.takenBack().isEmpty()) {
            told.add("the database keeps what "
                    + Words.count(migrations.takenBack().size(), "migration") + " did that this takes back");
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.capital(String.join(", and ", told)) + ": look under Migrations.");
    }

    /** What contradicts what slipway.yaml says of them. */
    public static Optional<String> contradiction(Migrations migrations) {
        long contracting =
                migrations.brought().stream().filter(Migration::contracts).count();
        boolean claimed = migrations.claim() == Compatible.EXPAND;
        return !claimed || contracting == 0
                ? Optional.empty()
                : Optional.of("slipway.yaml says that migrations only expand (compatible: expand), and "
                        + contracting + " of "
                        + Words.count(migrations.brought().size(), "migration")
                        + (contracting == 1 ? " drops, renames or narrows." : " drop, rename or narrow."));
    }

    /** What slipway.yaml says that a person should know before they go on. */
    public static Optional<String> claim(Migrations migrations) {
        boolean claimed = migrations.claim() == Compatible.CONTRACT
                && !migrations.brought().isEmpty();
        return claimed
                ? Optional.of(
                        "slipway.yaml says that the release before does not run with these migrations (compatible: contract).")
                : Optional.empty();
    }

    /** A few words on what is known of a migration besides its warnings. */
    public static List<String> remarks(Migration migration) {
        List<String> remarks = new ArrayList<>();
        migration.unjudged().ifPresent(why -> remarks.add("Not judged: " + why.replaceFirst("\\.$", "") + "."));
        migration.wayBack().ifPresent(where -> remarks.add("Its way back (" + where + ") does not run."));
        return List.copyOf(remarks);
    }

    /** "line 4: Drops the column …". */
    public static String warning(Warning warning) {
        return "line " + warning.line() + ": " + warning.sentence();
    }

    private static String it(int number) {
        return number == 1 ? "it" : "them";
    }
}
