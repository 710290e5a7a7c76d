package dev.slipway.promotion.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.promotion.migration.MigrationFile.Change;
import dev.slipway.promotion.migration.MigrationFile.Content;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which migrations come, in which order they run, and what is told of each. */
class MigrationsTest {
    private static List<String> paths(List<Migration> migrations) {
        return migrations.stream().map(Migration::path).toList();
    }

    private static List<String> order(String... paths) {
        return paths(Written.named(paths).brought());
    }

    @Test
    void theyRunByTheVersionInTheirName() {
        assertThat(order("db/V10__a.sql", "db/V2__b.sql", "db/V2.1__c.sql", "db/V2_0_3__d.sql"))
                .containsExactly("db/V2__b.sql", "db/V2_0_3__d.sql", "db/V2.1__c.sql", "db/V10__a.sql");
        assertThat(order("10_b.up.sql", "9_a.up.sql", "001_1st.sql"))
                .containsExactly("001_1st.sql", "9_a.up.sql", "10_b.up.sql");
        assertThat(order("20240102_b.sql", "20240101120000_c.sql", "20240101_a.sql"))
                .containsExactly("20240101_a.sql", "20240102_b.sql", "20240101120000_c.sql");
    }

    @Test
    void theVersionMayStandInTheDirectoryAndFilesOfTwoDirectoriesMix() {
        assertThat(order("prisma/20240201_b/migration.sql", "prisma/20240101_z/migration.sql"))
                .containsExactly("prisma/20240101_z/migration.sql", "prisma/20240201_b/migration.sql");
        assertThat(order("db/shop/V1__a.sql", "db/shop/V3__c.sql", "db/audit/V2__b.sql"))
                .containsExactly("db/shop/V1__a.sql", "db/audit/V2__b.sql", "db/shop/V3__c.sql");
    }

    @Test
    void whatHasNoVersionRunsLastAndByItsName() {
        assertThat(order("db/R__views.sql", "db/V1__a.sql", "db/R__functions.sql"))
                .containsExactly("db/V1__a.sql", "db/R__functions.sql", "db/R__views.sql");
    }

    @Property
    void theOrderIsTheSameHoweverTheyAreListed(@ForAll("names") List<String> names) {
        assertThat(order(names.reversed().toArray(String[]::new))).isEqualTo(order(names.toArray(String[]::new)));
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> parts = Arbitraries.of("V", "R__", "1", "2", "10", "_", "__", ".", "/", "a", "-", "007");
        return parts.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(list -> String.join("", list) + "x.sql")
                .list()
                .uniqueElements()
                .ofMaxSize(8);
    }

    @Test
    void aWayBackIsToldWithItsMigrationAndNotAsOne() {
        Migrations migrations = Written.migrations(
                Written.file("db/1_a.up.sql", Change.NEW, "ALTER TABLE orders ADD note text;"),
                Written.file("db/1_a.down.sql", Change.NEW, "ALTER TABLE orders DROP note;"),
                Written.file("db/V2__b.sql", Change.NEW, "SELECT 1;"),
                Written.file("db/U2__b.sql", Change.NEW, "DROP TABLE orders;"),
                Written.file("db/2024-01-01_c/up.sql", Change.NEW, "SELECT 1;"),
                Written.file("db/2024-01-01_c/down.sql", Change.NEW, "DROP TABLE orders;"));

        assertThat(paths(migrations.brought()))
                .containsExactly("db/1_a.up.sql", "db/V2__b.sql", "db/2024-01-01_c/up.sql");
        assertThat(migrations.brought())
                .extracting(migration -> migration.wayBack().orElse(""))
                .containsExactly("db/1_a.down.sql", "db/U2__b.sql", "db/2024-01-01_c/down.sql");
        assertThat(migrations.brought()).allMatch(Migration::expands);
    }

    @Test
    void aNameHidesNoMigrationFromThoseWhoApproveIt() {
        Migrations flyway = Written.migrations(Written.file("db/V5__tear.down.sql", Change.NEW, "DROP TABLE orders;"));
        assertThat(flyway.brought()).singleElement().matches(Migration::contracts);

        Migrations lone = Written.migrations(Written.file("db/5_x.down.sql", Change.NEW, "DROP TABLE orders;"));
        assertThat(lone.brought())
                .singleElement()
                .satisfies(migration ->
                        assertThat(migration.unjudged()).contains("by its name it runs only on the way back"));
    }

    @Test
    void whatIsNoSqlIsShownAndNotJudged() {
        Migrations migrations = Written.migrations(
                Written.file("db/1_a.rb", Change.NEW, "drop_table :orders"),
                new MigrationFile("db/2_b.sql", Change.NEW, new Content.Hidden("it is larger than 3 MiB")));

        assertThat(migrations.brought())
                .extracting(migration -> migration.unjudged().orElse(""))
                .containsExactly("it is not SQL", "it is larger than 3 MiB");
        assertThat(migrations.brought()).noneMatch(Migration::expands).noneMatch(Migration::contracts);
        assertThat(migrations.brought().getFirst().text()).isEqualTo("drop_table :orders");
    }

    @Test
    void whatChangedWhatIsTakenBackAndWhatRunsAgainAreThingsOfTheirOwn() {
        Migrations migrations = Written.migrations(
                Written.file("db/V1__a.sql", Change.CHANGED, "SELECT 1;"),
                Written.file("db/V2__b.sql", Change.GONE, "DROP TABLE orders;"),
                Written.file("db/R__views.sql", Change.CHANGED, "SELECT 1;"));

        assertThat(paths(migrations.brought())).containsExactly("db/R__views.sql");
        assertThat(paths(migrations.changed())).containsExactly("db/V1__a.sql");
        assertThat(paths(migrations.takenBack())).containsExactly("db/V2__b.sql");
    }

    @Test
    void aTableThatAnEarlierMigrationMakesIsStillEmpty() {
        assertThat(Written.migrations(
                                Written.file("db/V1__a.sql", Change.NEW, "CREATE TABLE carts (id int);"),
                                Written.file("db/V2__b.sql", Change.NEW, "CREATE INDEX ON carts (id);"))
                        .brought())
                .allMatch(migration -> migration.warnings().isEmpty());
    }
}
