package dev.slipway.promotion.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be feared of a migration, told with the line. */
class WarningsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DROP TABLE orders                                  | Drops the table orders: its rows are gone",
                "drop table if exists shop.\"Old Orders\" cascade   | Drops the table shop.Old Orders",
                "DROP SCHEMA old                                    | Drops the schema old: all that is in it is gone",
                "DROP TYPE state                                    | Drops the type state: the release before fails",
                "DROP MATERIALIZED VIEW sums                        | Drops the materialized view sums",
                "DROP FUNCTION f(int, text)                         | Drops the function f",
                "ALTER TABLE orders DROP COLUMN a                   | Drops the column a of orders",
                "ALTER TABLE orders DROP IF EXISTS a                | Drops the column a of orders",
                "ALTER TABLE ONLY orders DROP CONSTRAINT c          | Drops the constraint c of orders",
                "ALTER TABLE orders DROP PRIMARY KEY                | Drops the primary key of orders",
                "ALTER TYPE pair DROP ATTRIBUTE a                   | Drops a part of the type pair",
                "TRUNCATE TABLE orders                              | Empties the table orders",
                "DELETE FROM orders                                 | Deletes every row of orders",
                "WITH old AS (DELETE FROM orders RETURNING id) SELECT 1 WHERE true | Deletes every row of orders",
                "ALTER TABLE orders DETACH PARTITION y2019          | Takes the partition y2019 out of orders",
            })
    void whatDrops(String sql, String sentence) {
        assertThat(Written.sql(sql).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.DROPS);
            assertThat(warning.sentence()).contains(sentence).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE orders RENAME TO purchases     | Renames the table orders to purchases",
                "ALTER TABLE orders RENAME COLUMN a TO b    | Renames the column a of orders to b",
                "ALTER TABLE orders RENAME a TO b           | Renames the column a of orders to b",
                "ALTER TABLE orders CHANGE a b int          | Renames the column a of orders to b",
                "RENAME TABLE orders TO purchases           | Renames the table orders to purchases",
                "ALTER TABLE orders SET SCHEMA old          | Moves orders to the schema old",
                "ALTER VIEW sums RENAME TO totals           | Renames the view sums",
                "ALTER TYPE state RENAME VALUE 'a' TO 'b'   | Renames the type state or a part of it",
            })
    void whatRenames(String sql, String sentence) {
        assertThat(Written.sql(sql).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.RENAMES);
            assertThat(warning.sentence()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE orders ALTER a SET NOT NULL                  | Forbids a of orders to be NULL",
                "ALTER TABLE orders ALTER COLUMN a TYPE bigint            | Changes the type of a of orders",
                "ALTER TABLE orders ALTER a SET DATA TYPE text            | Changes the type of a of orders",
                "ALTER TABLE orders MODIFY a bigint                       | Changes the type of a of orders",
                "ALTER TABLE orders ALTER a DROP DEFAULT                  | Takes the default of a of orders away",
                "ALTER TABLE orders ADD COLUMN a int NOT NULL             | Adds the column a to orders, NOT NULL without",
                "ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0)        | and it reads all of orders while nobody can use",
                "ALTER TABLE orders ADD CHECK (a > 0) NOT VALID           | Adds the check to orders: what the release",
                "ALTER TABLE orders ADD FOREIGN KEY (a) REFERENCES b (id) | NOT VALID puts the reading off.",
                "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (a)           | Adds the unique constraint u to orders",
                "ALTER TABLE orders ADD PRIMARY KEY (a)                   | Adds the primary key to orders",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (a)         | Makes a unique index on orders",
                "ALTER DOMAIN code ADD CHECK (value > '')                 | Lets the domain code take less",
                "REVOKE SELECT ON orders FROM web                         | Takes rights away",
                "ALTER TABLE orders ENABLE ROW LEVEL SECURITY             | Has policies decide who sees which rows",
            })
    void whatNarrows(String sql, String sentence) {
        assertThat(Written.sql(sql).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.NARROWS);
            assertThat(warning.sentence()).contains(sentence);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE INDEX i ON orders (a)                          | Makes an index on orders without CONCURRENTLY",
                "CREATE INDEX ON ONLY shop.orders USING gin (a)        | Makes an index on shop.orders",
                "ALTER TABLE orders ADD a uuid DEFAULT gen_random_uuid() | with what gen_random_uuid() gives",
                "ALTER TABLE orders ADD COLUMN a bigserial             | all of orders is written anew",
                "ALTER TABLE o ADD a int GENERATED ALWAYS AS (b * 2) STORED | all of o is written anew",
                "ALTER TABLE orders ADD COLUMN a text UNIQUE           | Makes an index on all of orders",
                "ALTER TABLE orders SET TABLESPACE fast                | Writes all of orders anew",
                "UPDATE orders SET b = a                               | Changes every row of orders",
                "VACUUM (FULL, ANALYZE) orders                         | anew while nobody can use it",
                "CLUSTER orders USING i                                | Writes all of orders anew",
                "REINDEX TABLE orders                                  | Makes indexes anew without CONCURRENTLY",
                "REFRESH MATERIALIZED VIEW sums                        | Fills the view sums anew",
                "LOCK TABLE orders IN EXCLUSIVE MODE                   | Locks orders until the transaction ends",
            })
    void whatLocks(String sql, String sentence) {
        assertThat(Written.sql(sql).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.LOCKS);
            assertThat(warning.sentence()).contains(sentence);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE carts (id bigint PRIMARY KEY); CREATE INDEX ON carts (id); DELETE FROM carts;",
                "CREATE TABLE carts (id int); ALTER TABLE public.carts ADD FOREIGN KEY (id) REFERENCES orders (id)",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (a)",
                "ALTER TABLE orders ADD COLUMN a text",
                "ALTER TABLE orders ADD COLUMN a numeric(10, 2) NOT NULL DEFAULT 0::numeric(10, 2)",
                "ALTER TABLE orders ADD COLUMN a timestamptz NOT NULL DEFAULT now()",
                "ALTER TABLE orders ALTER a SET DEFAULT 1, ALTER b DROP NOT NULL, VALIDATE CONSTRAINT c",
                "ALTER TYPE state ADD VALUE 'sent' AFTER 'paid'",
                "ALTER INDEX i RENAME TO j",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY sums",
                "REINDEX INDEX CONCURRENTLY i",
                "UPDATE orders SET b = a WHERE id < 1000",
                "DELETE FROM orders USING old WHERE old.id = orders.id",
                "INSERT INTO orders VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1",
                "SELECT * FROM orders FOR UPDATE",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM orders $$",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC DELETE FROM orders; SELECT 1; END",
                "SELECT setval('ids', 7)",
                "SELECT pg_catalog.set_config('search_path', '', false)",
                "SELECT f(a) FROM orders",
                "MERGE INTO orders o USING a ON o.id = a.id WHEN NOT MATCHED THEN INSERT VALUES (1)",
                "COMMENT ON TABLE orders IS 'it''s; DROP TABLE orders;'",
            })
    void whatOnlyAddsIsNotToBeFeared(String sql) {
        assertThat(Written.warnings(sql)).isEmpty();
        assertThat(Written.sql(sql).expands()).isTrue();
    }

    @Test
    void eachStatementIsToldWithTheLineInWhichItBegins() {
        assertThat(Written.warnings("""
                        -- what was never used
                        ALTER TABLE orders
                          ADD COLUMN note text DEFAULT 'a;b',
                          DROP COLUMN fax,
                          RENAME COLUMN "e-mail" TO mail;

                        /* DROP TABLE x; /* nested */ DROP TABLE y; */ DROP TABLE old, older;
                        """))
                .containsExactly(
                        "4 DROPS Drops the column fax of orders: its values are gone, and the release before fails where it"
                                + " names it.",
                        "5 RENAMES Renames the column e-mail of orders to mail: the release before fails where it uses the"
                                + " old name.",
                        "7 DROPS Drops the table old: its rows are gone, and the release before fails where it uses it.",
                        "7 DROPS Drops the table older: its rows are gone, and the release before fails where it uses it.");
    }

    @Test
    void concurrentlyFailsInATransactionWhoeverBeginsThat() {
        String index = "CREATE INDEX CONCURRENTLY i ON orders (a);\n";

        assertThat(Written.warnings("BEGIN;\n" + index + "COMMIT;\n"))
                .containsExactly(
                        "2 FAILS Makes an index CONCURRENTLY inside a transaction, which PostgreSQL refuses: the"
                                + " migration fails.");
        assertThat(Written.warnings("BEGIN; SELECT 1; COMMIT;\n" + index)).isEmpty();
        assertThat(Written.warnings("-- migrate:up\n" + index)).hasSize(1);
        assertThat(Written.warnings("-- migrate:up transaction:false\n" + index))
                .isEmpty();
        assertThat(Written.warnings("-- +goose Up\n" + index)).hasSize(1);
        assertThat(Written.warnings("-- +goose NO TRANSACTION\n-- +goose Up\n" + index))
                .isEmpty();
    }

    @Test
    void codeThatRunsAtOnceIsJudgedAndWhatItPutsTogetherIsNot() {
        assertThat(Written.warnings("""
                        DO $$
                        BEGIN
                          IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'old') THEN
                            DROP TABLE old;
                          END IF;
                          EXECUTE 'DROP TABLE ' || name;
                        END
                        $$;
                        """))
                .containsExactly(
                        "4 DROPS Drops the table old: its rows are gone, and the release before fails where it uses it.",
                        "6 UNKNOWN Runs SQL that is put together as it runs: it was not judged.");
    }

    @Test
    void bodiesOfRoutinesDoNotRunWhateverSeparatesThem() {
        assertThat(Written.warnings("""
                        CREATE TRIGGER t AFTER INSERT ON orders BEGIN
                          DELETE FROM old;
                          UPDATE sums SET n = CASE WHEN n > 1 THEN 2 ELSE 3 END;
                        END;
                        DROP TABLE a;
                        DELIMITER //
                        CREATE PROCEDURE p() BEGIN IF true THEN DELETE FROM old; END IF; END //
                        DELIMITER ;
                        DROP TABLE b;
                        """))
                .extracting(warning -> warning.substring(0, 25))
                .containsExactly("5 DROPS Drops the table a", "9 DROPS Drops the table b");
    }

    @Test
    void whereTheTextEndsInsideAStringWhatFollowsIsNotJudgedAndThatIsSaid() {
        assertThat(Written.warnings("SELECT 1;\nSELECT 'it\\'s'; DROP TABLE a; SELECT ';\n"))
                .containsExactly(
                        "2 UNKNOWN A backslash stands before a quote here, which ends the string to PostgreSQL and"
                                + " not to MySQL: it was judged as PostgreSQL reads it.");
        assertThat(Written.warnings("SELECT 1;\n/* DROP TABLE a;"))
                .containsExactly(
                        "2 UNKNOWN What begins here has no end, as PostgreSQL reads it: what follows was not judged.");
        assertThat(Written.sql("SELECT $a$ $b$").expands()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!40000 DROP TABLE users */;", "/*M! DROP TABLE users */;", "SELECT 1 /*!, f() */;"})
    void whatOnlyMysqlRunsOfACommentIsNotJudgedAndThatIsSaid(String sql) {
        assertThat(Written.warnings("SELECT 1;\n" + sql))
                .containsExactly("2 UNKNOWN To MySQL or MariaDB this comment is SQL that runs: it was not judged.");
        assertThat(Written.sql(sql).expands()).isFalse();
    }

    @Test
    void aCommentOfMysqlHidesNothingAndThatItIsOneIsSaid() {
        String said =
                " UNKNOWN A # begins a comment here to MySQL and not to PostgreSQL: it and what follows may be judged"
                        + " wrongly.";

        assertThat(Written.warnings("SELECT 1; # don't\nDROP TABLE a;\n# can't\n"))
                .containsExactly(
                        "1" + said,
                        "2 DROPS Drops the table a: its rows are gone, and the release before fails where it uses it.");
        assertThat(Written.warnings("CREATE TABLE b (\n# don't\na int);\nDROP TABLE a;\n# can't\n"))
                .containsExactly("2" + said);
        assertThat(Written.warnings("UPDATE orders SET a = b #>> '{c}', d = d #- '{e}' WHERE a IS NULL;"))
                .as("operators of PostgreSQL")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\\i drop.sql                                          | Tells the client to run something else here",
                "\\ir drop.sql                                         | Tells the client to run something else here",
                "\\include drop.sql                                    | Tells the client to run something else here",
                "\\! psql -f drop.sql                                  | Tells the client to run something else here",
                "\\. drop.sql                                          | Tells the client to run something else here",
                "source drop.sql                                       | Tells the client to run something else here",
                "SELECT 'DROP TABLE a' \\gexec                         | Tells the client to run something else here",
                "\\set a 1 \\\\ DROP TABLE a                            | Tells the client to run something else here",
                "DO 'BEGIN DROP TABLE a; END'                          | Runs code that is not PL/pgSQL between dollars",
                "DO LANGUAGE plpgsql E'BEGIN DROP TABLE a; END'        | Runs code that is not PL/pgSQL between dollars",
                "DO LANGUAGE $$plpgsql$$ 'BEGIN DROP TABLE a; END'     | Runs code that is not PL/pgSQL between dollars",
                "DO $$ plpy.execute(a) $$ LANGUAGE plpython3u          | Runs code that is not PL/pgSQL between dollars",
                "DO $$ BEGIN /* DROP TABLE a; $$                       | What begins here has no end",
                "DO $$ BEGIN RAISE 'it\\'; x := ' DROP a '; END $$       | A backslash stands before a quote here",
                "DO $$ BEGIN CALL p(); END $$                          | Calls the procedure p: what it does was not",
                "DO $$ BEGIN PERFORM f(); END $$                       | Calls the function f: what it does was not",
                "DO $$ BEGIN FOR r IN EXECUTE a LOOP END LOOP; END $$  | Runs SQL that is put together as it runs",
                "CALL shop.p(1)                                        | Calls the procedure shop.p: what it does was not",
                "SELECT shop.f(1)                                      | Calls the function shop.f: what it does was not",
                "SELECT shop.setval(1)                                 | Calls the function shop.setval: what it does",
                "EXECUTE cleaning                                      | Runs SQL that is put together as it runs",
                "MERGE INTO orders o USING old ON o.id = old.id WHEN MATCHED THEN DELETE | Deletes rows of orders: which",
                "WITH a AS (SELECT 1) MERGE INTO o USING a ON true WHEN MATCHED THEN DELETE | Deletes rows of o: which",
            })
    void whatRunsAndIsNotLookedAtIsSaid(String sql, String sentence) {
        assertThat(Written.sql(sql).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.UNKNOWN);
            assertThat(warning.sentence()).startsWith(sentence);
        });
        assertThat(Written.sql(sql).expands()).isFalse();
    }

    @Test
    void whatPsqlSendsWithoutASemicolonHidesNothingBehindIt() {
        assertThat(Written.warnings("SELECT 1 AS a \\gset\nDROP TABLE a;"))
                .containsExactly(
                        "2 DROPS Drops the table a: its rows are gone, and the release before fails where it uses it.");
    }

    @Test
    void whereMoreFollowsThanIsLookedAtThatIsSaid() {
        String rest = " UNKNOWN More follows here than is looked at: the rest was not judged.";
        String body = "DO $$ BEGIN\n" + "IF a THEN\n".repeat(200) + "DROP TABLE a; END $$";
        String changes = "WITH a AS (SELECT 1)" + ",\nb AS (DELETE FROM orders WHERE true)".repeat(101) + " SELECT 1";

        assertThat(Written.warnings(body)).containsExactly("101" + rest);
        assertThat(Written.warnings(changes)).containsExactly("102" + rest);
    }

    @Test
    void whatIsNotTheNewTableIsFearedForThoughItIsCalledLikeIt() {
        assertThat(Written.warnings("CREATE TEMP TABLE orders (id int); DROP TABLE orders;"))
                .singleElement()
                .asString()
                .contains("Drops the table orders");
        assertThat(Written.warnings("CREATE TABLE orders (id int); DROP TYPE orders; DROP TRIGGER orders ON carts;"))
                .hasSize(2);
        assertThat(Written.warnings("CREATE TABLE orders (id int); DROP TRIGGER t ON orders; DROP TABLE orders;"))
                .isEmpty();
    }

    @Test
    void theWayBackIsNotJudged() {
        Migration migration = Written.sql("""
                -- migrate:up
                ALTER TABLE orders ADD COLUMN note text;
                -- migrate:down
                ALTER TABLE orders DROP COLUMN note;
                """);

        assertThat(migration.warnings()).isEmpty();
        assertThat(migration.wayBack()).contains("from line 3");
        assertThat(migration.text()).contains("ADD COLUMN").doesNotContain("DROP COLUMN");
        assertThat(Written.warnings("-- +goose Up\r\nSELECT 1;\r\n-- +goose Down\r\nDROP TABLE a;\r\n"))
                .as("with the line ends of Windows")
                .isEmpty();
        assertThat(Written.warnings("-- migrate:down\nDROP TABLE a;"))
                .as("without a way forward before it, to some tools it is a comment")
                .hasSize(1);
    }

    @Test
    void namesOfOthersStayOnOneLine() {
        assertThat(Written.warnings("DROP TABLE \"a\n\u001b[31mb\""))
                .singleElement()
                .asString()
                .contains("a\u2400\u2400[31mb");
    }
}
