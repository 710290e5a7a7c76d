package dev.slipway.promotion.migration;

import dev.slipway.promotion.migration.Warning.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be feared of the statements of one migration. What locks what, and for how long, PostgreSQL's documentation says in
 * chapter 13.3, Explicit Locking, and of each statement; squawk has the rules ban-drop-table, ban-drop-database,
 * ban-truncate-cascade, require-concurrent-index-creation, require-concurrent-index-deletion, require-concurrent-reindex,
 * ban-concurrent-index-creation-in-transaction and ban-alter-domain-with-add-constraint for them, strong_migrations the like. An
 * {@code UPDATE} of all rows, as it fills a new column, takes nothing from the release before; it is a lock.
 */
final class Judge {
    private static final String BUSY = " while nobody can use it.";
    private static final Set<String> BEFORE_A_STATEMENT = Set.of("BEGIN", "THEN", "ELSE", "LOOP", "IN");
    private static final Set<String> TABLE_KINDS =
            Set.of("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "FOREIGN");
    private static final Set<String> TABLES = Set.of("table", "foreign table");
    private static final Set<String> CHANGES_NOTHING = Set.of("SETVAL", "NEXTVAL", "SET_CONFIG", "EXISTS", "NOW");
    private static final Set<String> WITHOUT_USERS_OF_THEIR_NAME = Set.of("INDEX", "ROLE", "USER", "GROUP", "DATABASE");

    private final Findings findings;
    private boolean inTransaction;

    /** @param inTransaction whether what runs it begins a transaction before it */
    Judge(Findings findings, boolean inTransaction) {
        this.findings = findings;
        this.inTransaction = inTransaction;
    }

    /** What is found in this SQL. */
    void judge(String sql) {
        SqlReader.Read read = SqlReader.read(sql);
        read.statements().forEach(this::judge);
        doubts(read);
    }

    private void doubts(SqlReader.Read read) {
        read.doubts().forEach((doubt, line) -> findings.add(line, Kind.UNKNOWN, doubt.sentence()));
    }

    private void judge(Statement statement) {
        switch (statement.word(0)) {
            case "BEGIN", "START" -> inTransaction = true;
            case "COMMIT", "END", "ROLLBACK" -> inTransaction &= statement.has(1, "TO") || statement.has(1, "PREPARED");
            case "DO" -> body(statement);
            default -> effect(statement);
        }
    }

    private void effect(Statement statement) {
        switch (statement.word(0)) {
            case "DROP" -> drop(statement);
            case "TRUNCATE" -> new Rows(findings).truncate(statement);
            case "DELETE", "UPDATE", "MERGE", "WITH" -> new Rows(findings).change(statement);
            case "ALTER" -> alter(statement);
            case "CREATE" -> create(statement);
            case "RENAME" -> renameTables(statement);
            case "LOCK" -> lock(statement);
            case "VACUUM" -> vacuum(statement);
            case "CLUSTER" -> rewritten(statement, statement.name(1));
            case "REINDEX" -> reindex(statement);
            case "REFRESH" -> refresh(statement);
            case "CALL" ->
                unknown(statement, "Calls the procedure " + statement.name(1) + ": what it does was not judged.");
            case "SELECT", "PERFORM" -> function(statement);
            case "EXECUTE" -> unknown(statement, "Runs SQL that is put together as it runs: it was not judged.");
            case "SOURCE" -> unknown(statement, Doubt.CLIENT.sentence());
            case "REVOKE" ->
                findings.add(statement, Kind.NARROWS, "Takes rights away: the release before may need them.");
            default -> {
                // Nothing else drops, renames, narrows or locks for long.
            }
        }
    }

    private void unknown(Statement statement, String sentence) {
        findings.add(statement, Kind.UNKNOWN, sentence);
    }

    private void function(Statement statement) {
        boolean called =
                statement.named(1) && statement.symbol(statement.behindName(1), "(") && statement.find(1, "FROM") < 0;
        boolean ofPostgres = statement.has(1, "PG_CATALOG");
        if (called && !CHANGES_NOTHING.contains(statement.word(ofPostgres ? 3 : 1))) {
            unknown(statement, "Calls the function " + statement.name(1) + ": what it does was not judged.");
        }
    }

    /** A block of code that runs at once: its statements are judged, what it puts together as it runs is not. */
    private void body(Statement statement) {
        boolean before = statement.has(1, "LANGUAGE");
        List<Token> code = statement.tokens().stream().skip(before ? 3 : 1).toList();
        boolean plain =
                before ? statement.has(2, "PLPGSQL") : code.size() < 2 || statement.has(2, "LANGUAGE", "PLPGSQL");
        if (code.isEmpty() || code.getFirst().kind() != Token.Kind.DOLLARS || !plain) {
            unknown(statement, "Runs code that is not PL/pgSQL between dollars: it was not judged.");
        } else {
            SqlReader.Read read =
                    SqlReader.read(code.getFirst().text(), code.getFirst().line());
            read.statements().forEach(this::inBody);
            doubts(read);
        }
    }

    private void inBody(Statement statement) {
        int looked = 0;
        for (int i = 0; i < statement.size(); i++) {
            boolean first = i == 0 || BEFORE_A_STATEMENT.contains(statement.word(i - 1));
            if (first && !statement.word(i).isEmpty()) {
                if (looked == Findings.LOOKED_AT) {
                    findings.more(statement.tokens().get(i));
                    return;
                }
                effect(statement.from(i));
                looked++;
            }
        }
    }

    private void drop(Statement statement) {
        String kind = kind(statement, 1);
        int at = 1 + kind.split(" ").length;
        boolean concurrently = statement.has(at, "CONCURRENTLY");
        Statement names = statement.from(statement.skipToName(at + (concurrently ? 1 : 0)));
        for (Statement part : names.parts(0)) {
            String name = part.name(0);
            if (!ofNewTable(kind, part)) {
                findings.add(statement, Kind.DROPS, "Drops the " + kind + " " + name + ": " + missed(kind));
            }
        }
        if (kind.equals("index")) {
            concurrently(statement, concurrently, "Drops an index");
        }
    }

    /** Whether it is a table that is only being made, or stands on one as a trigger does. */
    private boolean ofNewTable(String kind, Statement part) {
        int on = part.find(0, "ON");
        return TABLES.contains(kind) ? findings.isNew(part.name(0)) : on > 0 && findings.isNew(part.name(on + 1));
    }

    private static String missed(String kind) {
        return switch (kind) {
            case "table" -> "its rows are gone, and the release before fails where it uses it.";
            case "schema", "database" -> "all that is in it is gone, and the release before fails where it uses it.";
            case "index" -> "what the release before asks may take long without it.";
            case "trigger", "rule", "policy" -> "what it did or kept out is not done any more.";
            default -> "the release before fails where it uses it.";
        };
    }

    private static String kind(Statement statement, int at) {
        String two = statement.word(at) + " " + statement.word(at + 1);
        boolean both = Set.of("MATERIALIZED VIEW", "FOREIGN TABLE", "EVENT TRIGGER", "TEXT SEARCH", "ACCESS METHOD")
                .contains(two);
        return (both ? two : statement.word(at)).toLowerCase(Locale.ROOT);
    }

    private void alter(Statement statement) {
        int kindAt = statement.skip(1, "FOREIGN");
        if (statement.has(kindAt, "TABLE")) {
            int name = statement.skipToName(kindAt + 1);
            int actions = statement.behindName(name);
            new AlterTable(statement, statement.name(name), findings, inTransaction)
                    .judge(statement.symbol(actions, "*") ? actions + 1 : actions);
            return;
        }
        String kind = kind(statement, 1);
        int name = statement.skipToName(1 + kind.split(" ").length);
        String named = "the " + kind + " " + statement.name(name);
        Statement action = statement.from(statement.behindName(name));
        boolean renamed = action.mentions("RENAME") || action.has(0, "SET", "SCHEMA");
        if (renamed && !WITHOUT_USERS_OF_THEIR_NAME.contains(statement.word(1))) {
            findings.add(
                    statement,
                    Kind.RENAMES,
                    "Renames " + named + " or a part of it: the release before fails where it uses the old name.");
        } else if (kind.equals("type") && action.has(0, "DROP")) {
            findings.add(
                    statement, Kind.DROPS, "Drops a part of " + named + ": the release before fails where it uses it.");
        } else if (kind.equals("domain") && (action.has(0, "ADD") || action.has(0, "SET", "NOT", "NULL"))) {
            findings.add(
                    statement,
                    Kind.NARROWS,
                    "Lets " + named + " take less than before: what the release before writes may be refused.");
        }
    }

    private void create(Statement statement) {
        int at = 1;
        boolean passing = false;
        while (TABLE_KINDS.contains(statement.word(at))) {
            passing |= statement.word(at).startsWith("TEMP");
            at++;
        }
        if (statement.has(at, "TABLE")
                && !passing
                && statement.named(at + 1)
                && !statement.has(at + 1, "IF", "NOT", "EXISTS")) {
            findings.made(statement.name(at + 1));
        } else if (statement.has(1, "INDEX") || statement.has(2, "INDEX")) {
            index(statement, statement.has(1, "INDEX") ? 2 : 3);
        }
    }

    private void index(Statement statement, int at) {
        boolean concurrently = statement.has(at, "CONCURRENTLY");
        int on = statement.find(at, "ON");
        String table = statement.name(on < 0 ? statement.size() : statement.skip(on + 1, "ONLY"));
        if (findings.isNew(table)) {
            return;
        }
        if (statement.has(1, "UNIQUE")) {
            findings.add(
                    statement,
                    Kind.NARROWS,
                    "Makes a unique index on " + table + ": what the release before writes may be refused.");
        }
        if (!concurrently) {
            findings.add(
                    statement,
                    Kind.LOCKS,
                    "Makes an index on " + table + " without CONCURRENTLY: nobody can write to it until that is done.");
        }
        concurrently(statement, concurrently, "Makes an index");
    }

    private void concurrently(Statement statement, boolean said, String what) {
        if (said && inTransaction) {
            findings.add(
                    statement,
                    Kind.FAILS,
                    what + " CONCURRENTLY inside a transaction, which PostgreSQL refuses: the migration fails.");
        }
    }

    /** As MySQL has it. */
    private void renameTables(Statement statement) {
        if (statement.has(1, "TABLE")) {
            for (Statement part : statement.parts(2)) {
                int to = part.find(0, "TO");
                findings.add(
                        statement,
                        Kind.RENAMES,
                        "Renames the table " + part.name(0) + (to < 0 ? "" : " to " + part.name(to + 1))
                                + ": the release before fails where it uses the old name.");
            }
        }
    }

    private void lock(Statement statement) {
        String table = statement.name(statement.skip(statement.skip(1, "TABLE"), "ONLY"));
        if (!findings.isNew(table)) {
            findings.add(
                    statement,
                    Kind.LOCKS,
                    "Locks " + table + " until the transaction ends: others wait for it as its mode says.");
        }
    }

    private void vacuum(Statement statement) {
        boolean full = statement.tokens().stream().anyMatch(token -> token.is("FULL"));
        if (full) {
            rewritten(statement, "what it names");
        }
    }

    private void rewritten(Statement statement, String what) {
        findings.add(statement, Kind.LOCKS, "Writes all of " + what + " anew" + BUSY);
    }

    private void reindex(Statement statement) {
        boolean concurrently = statement.tokens().stream().anyMatch(token -> token.is("CONCURRENTLY"));
        if (!concurrently) {
            findings.add(
                    statement,
                    Kind.LOCKS,
                    "Makes indexes anew without CONCURRENTLY: nobody can write to their tables until that is done.");
        }
        concurrently(statement, concurrently, "Makes indexes anew");
    }

    private void refresh(Statement statement) {
        if (!statement.mentions("CONCURRENTLY")) {
            findings.add(
                    statement,
                    Kind.LOCKS,
                    "Fills the view " + statement.name(statement.skip(1, "MATERIALIZED", "VIEW"))
                            + " anew without CONCURRENTLY: nobody can read it until that is done.");
        }
    }
}
