package dev.slipway.promotion.migration;

import dev.slipway.promotion.migration.Warning.Kind;

/** What is to be feared of statements that change or delete rows. */
record Rows(Findings findings) {
    void truncate(Statement statement) {
        for (Statement part : statement.from(statement.skip(1, "TABLE")).parts(0)) {
            String table = part.name(part.skip(0, "ONLY"));
            if (!findings.isNew(table)) {
                findings.add(statement, Kind.DROPS, "Empties the table " + table + ": its rows are gone.");
            }
        }
    }

    /** Each DELETE, UPDATE and MERGE that a statement is, that stands in parentheses of its WITH, or behind these. */
    void change(Statement statement) {
        int looked = 0;
        for (int i = 0; i < statement.size(); i++) {
            boolean begins = i == 0 || statement.symbol(i - 1, "(") || statement.symbol(i - 1, ")");
            if (!begins
                    || !(statement.has(i, "DELETE", "FROM")
                            || statement.has(i, "UPDATE")
                            || statement.has(i, "MERGE"))) {
                continue;
            }
            if (looked == Findings.LOOKED_AT) {
                findings.more(statement.tokens().get(i));
                return;
            }
            looked++;
            if (statement.has(i, "DELETE")) {
                everyRow(statement, statement.skip(i + 2, "ONLY"), Kind.DROPS, "Deletes every row of ", ".");
            } else if (statement.has(i, "UPDATE")) {
                String held = ": each is locked until the transaction ends.";
                everyRow(statement, statement.skip(i + 1, "ONLY"), Kind.LOCKS, "Changes every row of ", held);
            } else {
                merge(statement, i);
            }
        }
    }

    private void everyRow(Statement statement, int at, Kind kind, String what, String end) {
        String table = statement.name(at);
        if (statement.find(at, "WHERE") < 0 && !findings.isNew(table)) {
            findings.add(statement, kind, what + table + end);
        }
    }

    private void merge(Statement statement, int at) {
        String table = statement.name(statement.skip(statement.skip(at + 1, "INTO"), "ONLY"));
        if (statement.find(at, "DELETE") >= 0 && !findings.isNew(table)) {
            findings.add(statement, Kind.UNKNOWN, "Deletes rows of " + table + ": which ones was not judged.");
        }
    }
}
