package dev.slipway.promotion.migration;

import dev.slipway.promotion.migration.Warning.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be feared of the actions of an {@code ALTER TABLE}. Which of them read or write all of a table while they hold its
 * lock, PostgreSQL's documentation says of ALTER TABLE (Notes) and in chapter 13.3, Explicit Locking; squawk has the rules
 * adding-field-with-default, adding-required-field, adding-not-nullable-field, adding-serial-primary-key-field,
 * adding-foreign-key-constraint, constraint-missing-not-valid, disallowed-unique-constraint, changing-column-type, ban-drop-column,
 * renaming-column, renaming-table and require-concurrent-partition-detach for them, strong_migrations the like.
 */
record AlterTable(Statement whole, String table, Findings findings, boolean inTransaction) {
    private static final String BUSY = " while nobody can use it";
    private static final Set<String> CONSTRAINTS =
            Set.of("CONSTRAINT", "UNIQUE", "PRIMARY", "FOREIGN", "CHECK", "EXCLUDE");
    private static final Set<String> INDEXES = Set.of("INDEX", "KEY", "FULLTEXT", "SPATIAL", "PARTITION", "PERIOD");
    private static final Set<String> SERIAL =
            Set.of("SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL2", "SERIAL4", "SERIAL8");

    /** Functions that PostgreSQL's documentation (table 9.33 and on) gives one value for a whole statement. */
    private static final Set<String> SAME_FOR_ALL = Set.of(
            "NOW",
            "CURRENT_TIMESTAMP",
            "CURRENT_TIME",
            "LOCALTIMESTAMP",
            "LOCALTIME",
            "TRANSACTION_TIMESTAMP",
            "STATEMENT_TIMESTAMP",
            "CAST",
            "COALESCE",
            "JSON_BUILD_OBJECT",
            "JSONB_BUILD_OBJECT",
            "JSON_BUILD_ARRAY",
            "JSONB_BUILD_ARRAY");

    /** Judges the actions that begin there. */
    void judge(int from) {
        whole.parts(from).stream().filter(action -> action.size() > 0).forEach(this::action);
    }

    private void action(Statement action) {
        switch (action.word(0)) {
            case "DROP" -> drop(action);
            case "ADD" -> add(action);
            case "ALTER" -> column(action, action.skip(1, "COLUMN"));
            case "RENAME" -> rename(action);
            case "SET" -> set(action);
            case "DETACH" -> detach(action);
            case "CHANGE" -> change(action, action.skip(1, "COLUMN"));
            case "MODIFY" -> retype(action, action.name(action.skip(1, "COLUMN")));
            case "ENABLE", "FORCE" -> rowSecurity(action);
            default -> {
                // No other action takes anything away or holds a lock for long.
            }
        }
    }

    private void drop(Statement action) {
        if (CONSTRAINTS.contains(action.word(1))) {
            String name = action.has(1, "CONSTRAINT")
                    ? "the constraint " + action.name(action.skipToName(2))
                    : "the " + action.word(1).toLowerCase(Locale.ROOT) + " key";
            found(action, Kind.DROPS, "Drops " + name + " of " + table + ": what it kept out can get in.");
        } else if (INDEXES.contains(action.word(1))) {
            found(
                    action,
                    Kind.DROPS,
                    "Drops " + action.name(2) + " of " + table + ": the release before may rely on it.");
        } else {
            String column = action.name(action.skipToName(action.skip(1, "COLUMN")));
            found(
                    action,
                    Kind.DROPS,
                    "Drops the column " + column + " of " + table
                            + ": its values are gone, and the release before fails where it names it.");
        }
    }

    private void add(Statement action) {
        if (CONSTRAINTS.contains(action.word(1))) {
            constraint(action);
        } else if (!INDEXES.contains(action.word(1))) {
            newColumn(action, action.skipToName(action.skip(1, "COLUMN")));
        }
    }

    private void constraint(Statement action) {
        boolean named = action.has(1, "CONSTRAINT");
        int at = named ? action.behindName(2) : 1;
        String name = named ? " " + action.name(2) : "";
        String refused = ": what the release before writes may be refused";
        switch (action.word(at)) {
            case "CHECK" -> validated(action, "the check" + name, "reads all of " + table + BUSY, refused);
            case "FOREIGN" ->
                validated(
                        action,
                        "the foreign key" + name,
                        "reads all of " + table + " while nobody can write to it or to what it points to",
                        refused);
            default -> {
                String index = action.mentions("INDEX") ? "" : ", and makes an index" + BUSY;
                found(
                        action,
                        Kind.NARROWS,
                        "Adds the "
                                + action.word(at).toLowerCase(Locale.ROOT).replace("primary", "primary key")
                                + (action.has(at, "PRIMARY") ? "" : " constraint") + name + " to " + table + refused
                                + index + ".");
            }
        }
    }

    private void validated(Statement action, String what, String reading, String refused) {
        boolean later = notValid(action);
        found(
                action,
                Kind.NARROWS,
                "Adds " + what + " to " + table + refused
                        + (later ? "." : ", and it " + reading + "; NOT VALID puts the reading off."));
    }

    private static boolean notValid(Statement action) {
        int valid = action.find(0, "VALID");
        return valid > 0 && action.has(valid - 1, "NOT");
    }

    private void newColumn(Statement action, int at) {
        String column = action.name(at);
        Statement said = action.from(action.behindName(at));
        Optional<String> filled = given(said);
        boolean counted = SERIAL.contains(said.word(0)) || said.mentions("IDENTITY");
        boolean computed = said.mentions("STORED");
        if (counted || computed) {
            found(
                    action,
                    Kind.LOCKS,
                    "Adds the column " + column + " with a value for each row: all of " + table + " is written anew"
                            + BUSY + ".");
        } else if (filled.isPresent()) {
            found(
                    action,
                    Kind.LOCKS,
                    "Adds the column " + column + " with what " + filled.get()
                            + "() gives: unless that is the same for every row, all of " + table + " is written anew"
                            + BUSY + ".");
        }
        int empty = said.find(0, "NULL");
        boolean required = said.mentions("PRIMARY") || (empty > 0 && said.has(empty - 1, "NOT"));
        if (required && !said.mentions("DEFAULT", "GENERATED", "IDENTITY") && !counted) {
            found(
                    action,
                    Kind.NARROWS,
                    "Adds the column " + column + " to " + table
                            + ", NOT NULL without a default: it fails where there are rows, and the release before"
                            + " cannot add any.");
        } else if (said.mentions("UNIQUE", "PRIMARY")) {
            found(action, Kind.LOCKS, "Makes an index on all of " + table + BUSY + ".");
        }
    }

    /** The function that gives a default, unless it is known to give the same for all rows. */
    private static Optional<String> given(Statement said) {
        int start = said.find(0, "DEFAULT");
        int end = said.find(start + 1, "NOT", "NULL", "CONSTRAINT", "CHECK", "REFERENCES", "UNIQUE", "PRIMARY");
        for (int i = start + 1; start >= 0 && i < (end < 0 ? said.size() : end); i++) {
            boolean cast = said.symbol(i - 1, ":");
            if (!cast && !said.word(i).isEmpty() && said.symbol(i + 1, "(") && !SAME_FOR_ALL.contains(said.word(i))) {
                return Optional.of(said.tokens().get(i).shown());
            }
        }
        return Optional.empty();
    }

    private void column(Statement action, int at) {
        if (action.has(at, "CONSTRAINT") || action.has(at, "INDEX")) {
            return;
        }
        String column = action.name(at);
        int verb = action.behindName(at);
        if (action.has(verb, "SET", "NOT", "NULL")) {
            found(
                    action,
                    Kind.NARROWS,
                    "Forbids " + column + " of " + table + " to be NULL: what the release before writes may be refused,"
                            + " and it reads all of " + table + BUSY + " unless a valid check says so already.");
        } else if (action.has(verb, "DROP", "DEFAULT") || action.has(verb, "DROP", "IDENTITY")) {
            found(
                    action,
                    Kind.NARROWS,
                    "Takes the default of " + column + " of " + table
                            + " away: the release before may rely on it where it adds rows.");
        } else if (!Set.of("SET", "DROP", "ADD", "RESET", "RESTART").contains(action.word(verb))
                || action.has(verb, "SET", "DATA", "TYPE")) {
            retype(action, column);
        }
    }

    private void retype(Statement action, String column) {
        found(
                action,
                Kind.NARROWS,
                "Changes the type of " + column + " of " + table
                        + ": the release before may not fit it, and most types have all of " + table + " written anew"
                        + BUSY + ".");
    }

    private void change(Statement action, int at) {
        String before = action.name(at);
        String after = action.name(action.behindName(at));
        if (before.equalsIgnoreCase(after)) {
            retype(action, before);
        } else {
            renamed(action, "the column " + before + " of " + table, after);
        }
    }

    private void rename(Statement action) {
        int to = action.find(1, "TO", "AS");
        String after = action.name(to < 0 ? action.size() : to + 1);
        if (to == 1 || to < 0) {
            renamed(action, "the table " + table, to < 0 ? action.name(1) : after);
        } else if (!action.has(1, "CONSTRAINT") && !action.has(1, "INDEX") && !action.has(1, "KEY")) {
            renamed(action, "the column " + action.name(action.skip(1, "COLUMN")) + " of " + table, after);
        }
    }

    private void renamed(Statement action, String what, String after) {
        found(
                action,
                Kind.RENAMES,
                "Renames " + what + " to " + after + ": the release before fails where it uses the old name.");
    }

    private void set(Statement action) {
        if (action.has(1, "SCHEMA")) {
            found(
                    action,
                    Kind.RENAMES,
                    "Moves " + table + " to the schema " + action.name(2)
                            + ": the release before may not find it there.");
        } else if (Set.of("TABLESPACE", "LOGGED", "UNLOGGED", "ACCESS").contains(action.word(1))) {
            found(action, Kind.LOCKS, "Writes all of " + table + " anew" + BUSY + ".");
        }
    }

    private void detach(Statement action) {
        boolean concurrently = action.mentions("CONCURRENTLY");
        found(
                action,
                Kind.DROPS,
                "Takes the partition " + action.name(action.skip(1, "PARTITION")) + " out of " + table
                        + ": the release before does not find its rows any more"
                        + (concurrently ? "." : ", and nobody can use " + table + " until that is done."));
        if (concurrently && inTransaction) {
            found(
                    action,
                    Kind.FAILS,
                    "Detaches CONCURRENTLY inside a transaction, which PostgreSQL refuses: the migration fails.");
        }
    }

    private void rowSecurity(Statement action) {
        if (action.has(1, "ROW")) {
            found(
                    action,
                    Kind.NARROWS,
                    "Has policies decide who sees which rows of " + table
                            + ": the release before may not find some any more.");
        }
    }

    /** Nobody uses a table that is only being made. */
    private void found(Statement action, Kind kind, String sentence) {
        if (!findings.isNew(table)) {
            findings.add(action, kind, sentence);
        }
    }
}
