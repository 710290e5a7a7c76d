package dev.slipway.promotion.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was found so far, and the tables that migrations of the same plan make: nobody reads or writes these yet. */
final class Findings {
    /** How many places of one statement are judged: each costs as much as the statement is long. */
    static final int LOOKED_AT = 100;

    private static final String USUAL_SCHEMA = "public.";

    private final Set<String> made;
    private final List<Warning> warnings = new ArrayList<>();

    Findings(Set<String> made) {
        this.made = made;
    }

    void add(Statement statement, Warning.Kind kind, String sentence) {
        add(statement.line(), kind, sentence);
    }

    void add(int line, Warning.Kind kind, String sentence) {
        Warning warning = new Warning(line, kind, sentence);
        if (warnings.isEmpty() || !warnings.getLast().equals(warning)) {
            warnings.add(warning);
        }
    }

    /** From here on a statement is not looked at. */
    void more(Token first) {
        add(first.line(), Warning.Kind.UNKNOWN, "More follows here than is looked at: the rest was not judged.");
    }

    /** From here on the table is known to be new. */
    void made(String table) {
        made.add(normal(table));
    }

    boolean isNew(String table) {
        return made.contains(normal(table));
    }

    /** Everything, by line. */
    List<Warning> warnings() {
        return warnings.stream().sorted(Warning.BY_LINE).toList();
    }

    private static String normal(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.startsWith(USUAL_SCHEMA) ? name.substring(USUAL_SCHEMA.length()) : name;
    }
}
