package dev.slipway.promotion.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One statement, without what ends it. */
record Statement(List<Token> tokens) {
    Statement {
        tokens = List.copyOf(tokens);
    }

    int line() {
        return tokens.isEmpty() ? 1 : tokens.getFirst().line();
    }

    int size() {
        return tokens.size();
    }

    /** What stands there, in capitals; nothing behind the end, and of what is no keyword. */
    String word(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).keyword() : "";
    }

    boolean symbol(int at, String symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    /** Whether these keywords stand there, one after the other. */
    boolean has(int at, String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!word(at + i).equals(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these stands anywhere outside of parentheses. */
    boolean mentions(String... keywords) {
        return find(0, keywords) >= 0;
    }

    /** The first place of one of these outside of parentheses that are opened from here on; -1 where there is none. */
    int find(int from, String... keywords) {
        int depth = 0;
        for (int i = from; i < tokens.size() && depth >= 0; i++) {
            depth += nesting(i);
            if (depth == 0 && Arrays.asList(keywords).contains(word(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Behind these keywords, if they stand there. */
    int skip(int at, String... keywords) {
        return has(at, keywords) ? at + keywords.length : at;
    }

    /** Behind what may stand before a name. */
    int skipToName(int at) {
        int name = skip(skip(at, "IF", "NOT", "EXISTS"), "IF", "EXISTS");
        return skip(name, "ONLY");
    }

    /** Behind a name that may have a schema before it. */
    int behindName(int at) {
        int end = at + 1;
        while (symbol(end, ".")) {
            end += 2;
        }
        return Math.min(end, tokens.size());
    }

    /** The name that stands there, as a sentence has it. */
    String name(int at) {
        StringBuilder name = new StringBuilder();
        for (int i = at; i < behindName(at); i++) {
            name.append(tokens.get(i).shown());
        }
        return !named(at) ? "something" : name.toString();
    }

    /** Whether what is called something can stand there. */
    boolean named(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).names();
    }

    /** What stands from here on. */
    Statement from(int at) {
        return new Statement(tokens.subList(Math.min(at, tokens.size()), tokens.size()));
    }

    /** What stands from here on, cut at the commas outside of parentheses. */
    List<Statement> parts(int from) {
        List<Statement> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < tokens.size(); i++) {
            depth += nesting(i);
            if (depth == 0 && symbol(i, ",")) {
                parts.add(new Statement(tokens.subList(start, i)));
                start = i + 1;
            }
        }
        parts.add(from(start));
        return parts;
    }

    private int nesting(int at) {
        if (symbol(at, "(") || symbol(at, "[")) {
            return 1;
        }
        return symbol(at, ")") || symbol(at, "]") ? -1 : 0;
    }
}
