package dev.slipway.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.RollbackMeter;
import dev.slipway.app.RollbackMeter.Kept;
import dev.slipway.app.RollbackMeter.Since;
import dev.slipway.project.Database.Compatible;
import dev.slipway.promotion.migration.MigrationFile;
import dev.slipway.promotion.migration.MigrationFile.Change;
import dev.slipway.promotion.migration.MigrationFile.Content;
import dev.slipway.promotion.migration.Migrations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of migrations, and of going back past them. */
class MigrationTextTest {
    private static MigrationFile file(String name, Change change, String text) {
        return new MigrationFile(name, change, new Content.Text(text));
    }

    private static final MigrationFile ADDS = file("1_a.sql", Change.NEW, "CREATE TABLE a (b int);");
    private static final MigrationFile DROPS = file("2_b.sql", Change.NEW, "DROP TABLE orders;");

    @Test
    void whatContradictsTheProjectsPromiseIsSaid() {
        assertThat(MigrationText.contradiction(Migrations.of(List.of(ADDS, DROPS), Compatible.EXPAND)))
                .contains(
                        "slipway.yaml says that migrations only expand (compatible: expand), and 1 of 2 migrations drops,"
                                + " renames or narrows.");
        assertThat(MigrationText.contradiction(Migrations.of(List.of(ADDS), Compatible.EXPAND)))
                .isEmpty();
        assertThat(MigrationText.contradiction(Migrations.of(List.of(DROPS), Compatible.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void whatIsToBeLookedAtIsSaidInOneSentence() {
        MigrationFile changed = file("0_c.sql", Change.CHANGED, "SELECT 1;");
        MigrationFile gone = file("3_d.sql", Change.GONE, "SELECT 1;");

        assertThat(MigrationText.grave(Migrations.of(List.of(ADDS, DROPS, changed, gone), Compatible.UNKNOWN)))
                .contains(
                        "1 of 2 migrations drops, renames or narrows, or cannot run, and 1 migration that ran already was"
                                + " changed, and the database keeps what 1 migration did that this takes back: look under"
                                + " Migrations.");
        assertThat(MigrationText.grave(Migrations.of(List.of(ADDS), Compatible.UNKNOWN)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | UNKNOWN  | true  | none since then",
                "1 | 0 | 0 | UNKNOWN  | true  | 1 since then, which only expands",
                "2 | 0 | 0 | EXPAND   | true  | 2 since then, which only expand",
                "3 | 2 | 0 | EXPAND   | false | 2 of 3 since then drop, rename or narrow: going back meets a newer schema",
                "2 | 0 | 1 | UNKNOWN  | false | 1 of 2 since then could not be judged: look whether the release before runs with them",
                "2 | 0 | 1 | EXPAND   | true  | 1 of 2 since then could not be judged; slipway.yaml says that they only expand",
                "1 | 0 | 0 | CONTRACT | false | 1 since then, with which the release before does not run (compatible: contract)",
                "0 | 0 | 0 | CONTRACT | true  | none since then",
            })
    void theMeterTellsWhetherGoingBackMeetsANewerSchema(
            int migrations, int contracting, int unjudged, Compatible claim, boolean good, String text) {
        assertThat(line(new Since(migrations, contracting, unjudged, claim, Optional.empty())))
                .isEqualTo(new MeterText.Line("Migrations", text, good));
    }

    @Test
    void whatCannotBeToldIsSaid() {
        assertThat(line(new Since(0, 0, 0, Compatible.EXPAND, Optional.of("the commit is missing"))))
                .isEqualTo(new MeterText.Line("Migrations", "unknown which are new since then", false));
    }

    private static MeterText.Line line(Since since) {
        RollbackMeter meter = new RollbackMeter(
                Optional.of(new Kept("v1.7.0", 1, 1, 1, true)),
                Optional.of(since),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        return MeterText.lines(meter).stream()
                .filter(line -> line.label().equals("Migrations"))
                .findFirst()
                .orElseThrow();
    }
}
