package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that changes the database: its migrations are shown, judged and, where the policy says so, approved by others. */
class PlannedMigrationsTest extends WithPolicyOfThree {
    private static final String TEAMS = "release: [ana, ben], dba: [cleo]";
    private static final String RULE = "approvals: [{ team: dba, when: migration }]";

    @BeforeEach
    void sayWhichFilesAreMigrations() throws Exception {
        policy(TEAMS, RULE);
        hello.configure("database: { migrate: { files: \"db/*.sql\", compatible: expand } }\n");
        hello.commitFile("db/V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, fax text);\n");
        hello.release("v1.2.0", "feat: take orders", "orders");
        hello.deploy("v1.2.0", "staging");
        policy(TEAMS, "approvals: []");
        hello.deploy("v1.2.0", "production");
        policy(TEAMS, RULE);
    }

    private void release(String tag, String migration, String sql) {
        hello.write("db/" + migration, sql);
        hello.release(tag, "feat: change the orders", "hello from " + tag);
    }

    private static List<String> lines(Said said) {
        assertThat(said.status()).as(said.err()).isZero();
        return said.out()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    private List<String> plan(String release) {
        return lines(hello.run("plan", release, "--to", "production"));
    }

    @Test
    void whatDropsIsShownWithItsSqlAndNeedsTheYesOfWhoKnowsTheDatabase() throws Exception {
        release("v1.3.0", "V2__no_fax.sql", "-- nobody has one\nALTER TABLE orders DROP COLUMN fax;\n");
        hello.deploy("v1.3.0", "staging");

        assertThat(plan("v1.3.0"))
                .containsSequence(
                        "1 migration runs:",
                        "db/V2__no_fax.sql",
                        "1 -- nobody has one",
                        "2 ALTER TABLE orders DROP COLUMN fax;",
                        "line 2: Drops the column fax of orders: its values are gone, and the release before fails where it"
                                + " names it.",
                        "slipway.yaml says that migrations only expand (compatible: expand), and 1 of 1 migration drops,"
                                + " renames or narrows.")
                .contains("waiting 1 approval of dba, with a migration: 0 of 1 approval of dba; cleo can give it.")
                .contains("Migrations 1 of 1 since then drops, renames or narrows: going back meets a newer schema");
        assertRefused(hello.run("deploy", "v1.3.0", "--to", "production", "--yes"), "cleo can give it.");

        String id = ask();
        hello.as("cleo");
        assertThat(hello.run("approvals").out()).contains("Waits for you.");
        assertThat(hello.typing("no", "approve", id).out()).contains("ALTER TABLE orders DROP COLUMN fax;");
        approve("cleo", id);
        hello.as("ana");
        assertThat(promote().status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello from v1.3.0");
    }

    @Test
    void aReleaseWithoutAMigrationNeedsNoneOfThat() {
        hello.release("v1.3.0", "feat: say more", "more");

        assertThat(plan("v1.3.0"))
                .contains("no migrations", "Migrations none since then")
                .contains(
                        "passed 1 approval of dba, with a migration: Needed only with a migration, and this plan has none.");
        hello.deploy("v1.3.0", "production");
    }

    @Test
    void aReleaseCannotHideItsMigrationsBySayingThatTheyAreNone() {
        hello.write("slipway.yaml", hello.configuration());
        release("v1.3.0", "V2__no_fax.sql", "ALTER TABLE orders DROP COLUMN fax;\n");

        assertThat(plan("v1.3.0")).contains("1 migration runs:");
        assertRefused(hello.run("deploy", "v1.3.0", "--to", "production", "--yes"), "cleo can give it.");
    }

    @Test
    void theyStandInTheOrderInWhichTheyRun() {
        hello.write("db/V10__c.sql", "SELECT 10;\n");
        hello.write("db/V9__b.sql", "CREATE INDEX ON orders (fax);\n");
        release("v1.3.0", "V2__a.sql", "ALTER TABLE orders ADD note text;\n");

        assertThat(plan("v1.3.0"))
                .contains("3 migrations run, in this order:")
                .containsSubsequence("db/V2__a.sql", "db/V9__b.sql", "db/V10__c.sql")
                .contains(
                        "line 1: Makes an index on orders without CONCURRENTLY: nobody can write to it until that is done.")
                .contains("Migrations 3 since then, which only expand");
    }

    @Test
    void oneThatRanAlreadyAndWasChangedIsToldAndNeedsAYesToo() {
        release("v1.3.0", "V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");

        assertThat(plan("v1.3.0"))
                .containsSequence(
                        "1 migration that ran already was changed: most tools refuse that, or never run it again:",
                        "db/V1__orders.sql")
                .contains("waiting 1 approval of dba, with a migration: 0 of 1 approval of dba; cleo can give it.");
    }

    @Test
    void goingBackTakesNothingOutOfTheDatabase() throws Exception {
        release("v1.3.0", "V2__note.sql", "ALTER TABLE orders ADD note text;\n");
        policy(TEAMS, "approvals: []");
        hello.deploy("v1.3.0", "production");
        policy(TEAMS, RULE);

        Said said = hello.typing("no", "rollback", "production");

        assertThat(said.out().lines().map(String::strip))
                .containsSequence(
                        "Takes back 1 migration: nothing runs, and the database keeps what it did:", "db/V2__note.sql");
    }

    @Test
    void programsReadThemWithTheirSql() {
        release("v1.3.0", "V2__no_fax.sql", "ALTER TABLE orders DROP COLUMN fax;\n");

        assertThat(hello.run("--json", "plan", "v1.3.0", "--to", "production").out())
                .contains("\"path\":\"db/V2__no_fax.sql\"")
                .contains("\"text\":\"ALTER TABLE orders DROP COLUMN fax;\\n\"")
                .contains("\"kind\":\"DROPS\",\"line\":1");
    }

    @Test
    void rulesCanLookAtPathsAndAtHowManyFilesChange() throws Exception {
        policy(TEAMS, "approvals: [{ team: dba, when: \"path db/**\" }, { team: release, when: size > 1 }]");
        hello.release("v1.3.0", "feat: say more", "more");

        assertThat(plan("v1.3.0"))
                .contains(
                        "passed 1 approval of dba, where db/** changes: Needed only where db/** changes, and nothing does"
                                + " there.");
        release("v1.4.0", "V2__a.sql", "SELECT 1;\n");
        assertThat(plan("v1.4.0"))
                .anyMatch(line -> line.startsWith("waiting 1 approval of dba, where db/** changes: 0 of 1"))
                .anyMatch(line ->
                        line.startsWith("waiting 1 approval of release, where more than 1 file change: 0 of 1"));
    }

    @Test
    void aProjectThatSaysNothingOfADatabaseReadsNothingOfMigrations() throws Exception {
        hello.write("slipway.yaml", hello.configuration());
        hello.commitFile("app/a.html", "a");
        policy(TEAMS, "approvals: []");
        hello.release("v1.3.0", "feat: say more", "more");
        hello.deploy("v1.3.0", "production");
        hello.release("v1.4.0", "feat: say more again", "more again");

        assertThat(hello.run("plan", "v1.4.0", "--to", "production").out()).doesNotContainIgnoringCase("migration");
    }

    @Test
    void whatRunsOnTheDatabaseIsStillRefusedAndNotIgnored() {
        hello.configure("database: { group: web, migrate: { files: \"db/*.sql\", run: ./migrate up } }\n");
        hello.release("v1.3.0", "feat: migrate", "more");

        Said said = hello.run("plan", "v1.3.0", "--to", "production");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("database.migrate.run: run: ./migrate up is not supported yet");
    }
}
