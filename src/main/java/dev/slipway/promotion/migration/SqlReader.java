package dev.slipway.promotion.migration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts SQL into statements as PostgreSQL's scanner does (its documentation, chapter 4.1, Lexical Structure): strings, also with
 * escapes and between dollars, quoted names and nested comments hold no statement and no end of one. A body between
 * {@code BEGIN} and {@code END} of a routine belongs to it. Names in backticks, {@code DELIMITER} of MySQL's client and the lines of
 * psql that begin with a backslash are known too. Any text can be read; what is in doubt is noted.
 */
final class SqlReader {
    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT");
    private static final Set<String> ENDED_BY_TWO_WORDS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");
    private static final int ROUTINE_WITHIN = 8;

    /** As MySQL's client has it: it forgets what goes beyond. */
    private static final int LONGEST_DELIMITER = 15;

    private static final Set<String> SEND = Set.of("g", "G", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch");
    private static final Set<String> RUN_MORE = Set.of("i", "ir", "include", "include_relative", "gexec");
    private static final String SEMICOLON = ";";

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Doubt, Integer> doubts = new EnumMap<>(Doubt.class);
    private List<Token> tokens = new ArrayList<>();
    private String delimiter = SEMICOLON;
    private int at;
    private int line;
    private int depth;

    private SqlReader(String text, int firstLine) {
        this.text = text;
        this.line = firstLine;
    }

    /**
     * What stands in a text.
     *
     * @param doubts what may be otherwise, with the first line of each
     */
    record Read(List<Statement> statements, Map<Doubt, Integer> doubts) {}

    static Read read(String text) {
        return read(text, 1);
    }

    /** The same of a text that begins in this line of a file. */
    static Read read(String text, int firstLine) {
        SqlReader reader = new SqlReader(text, firstLine);
        while (reader.at < text.length()) {
            reader.step();
        }
        if (reader.depth > 0) {
            reader.doubt(Doubt.ENDLESS, reader.tokens.getFirst().line());
        }
        reader.endStatement();
        return new Read(List.copyOf(reader.statements), reader.doubts);
    }

    private void step() {
        char c = text.charAt(at);
        if (text.startsWith(delimiter, at) && (depth == 0 || !delimiter.equals(SEMICOLON))) {
            endStatement();
            at += delimiter.length();
        } else if (Character.isWhitespace(c)) {
            moveTo(at + 1);
        } else if (text.startsWith("--", at)) {
            moveTo(endOfLine());
        } else if (c == '\\') {
            command();
        } else if (c == '#') {
            hash();
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            quoted(Token.Kind.STRING, c, escapes());
        } else if (c == '"' || c == '`') {
            quoted(Token.Kind.NAME, c, false);
        } else if (c == '$' && tag().isPresent()) {
            dollars(tag().orElse("$"));
        } else if (inWord(c)) {
            word();
        } else {
            add(Token.Kind.SYMBOL, at, at + 1, at + 1);
        }
    }

    private void endStatement() {
        depth = 0;
        if (!tokens.isEmpty()) {
            statements.add(new Statement(tokens));
            tokens = new ArrayList<>();
        }
    }

    /** Notes what stands between {@code from} and {@code to}, and goes on at {@code next}. */
    private void add(Token.Kind kind, int from, int to, int next) {
        tokens.add(new Token(kind, text.substring(from, to), line));
        moveTo(next);
    }

    private void moveTo(int next) {
        for (int i = at; i < next; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        at = next;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** A command of psql, which takes the rest of the line; behind two backslashes in it SQL may go on. */
    private void command() {
        int end = at + 1;
        while (end < text.length() && inWord(text.charAt(end))) {
            end++;
        }
        String command = text.substring(at + 1, end);
        boolean more = RUN_MORE.contains(command) || text.startsWith("\\!", at) || text.startsWith("\\. ", at);
        if (more) {
            doubt(Doubt.CLIENT, line);
        }
        if (SEND.contains(command)) {
            endStatement();
        }
        if (!tokens.isEmpty() && !more) {
            add(Token.Kind.SYMBOL, at, at + 1, at + 1);
            return;
        }
        int lineEnd = endOfLine();
        if (text.substring(at + 1, lineEnd).contains("\\\\")) {
            doubt(Doubt.CLIENT, line);
        }
        moveTo(lineEnd);
    }

    /** In a statement PostgreSQL has operators such as {@code #>}, {@code #>>} and {@code #-}. */
    private void hash() {
        boolean operator = text.startsWith("#>", at) || text.startsWith("#-", at);
        if (tokens.isEmpty() || !operator) {
            doubt(Doubt.HASH, line);
        }
        if (tokens.isEmpty()) {
            moveTo(endOfLine());
        } else {
            add(Token.Kind.SYMBOL, at, at + 1, at + 1);
        }
    }

    private void comment() {
        if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
            doubt(Doubt.COMMENT_THAT_RUNS, line);
        }
        int nested = 0;
        int i = at;
        do {
            if (text.startsWith("/*", i)) {
                nested++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                nested--;
                i += 2;
            } else {
                i++;
            }
        } while (nested > 0 && i < text.length());
        if (nested > 0) {
            doubt(Doubt.ENDLESS, line);
        }
        moveTo(Math.min(i, text.length()));
    }

    /** Whether an {@code E} stands right before the string. */
    private boolean escapes() {
        return at > 0
                && Character.toUpperCase(text.charAt(at - 1)) == 'E'
                && !tokens.isEmpty()
                && tokens.getLast().is("E");
    }

    private void quoted(Token.Kind kind, char quote, boolean escapes) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == quote && !escapes && text.charAt(i - 1) == '\\') {
                doubt(Doubt.BACKSLASH, line);
            }
            boolean doubled = c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
            if (c == quote && !doubled) {
                add(kind, at + 1, i, i + 1);
                return;
            }
            i += doubled || (escapes && c == '\\') ? 2 : 1;
        }
        restIsLost(kind, at + 1);
    }

    /** The tag that begins here, with its dollars. */
    private Optional<String> tag() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '$' && inWord(text.charAt(end))) {
            end++;
        }
        boolean tag = end < text.length()
                && text.charAt(end) == '$'
                && (end == at + 1 || !Character.isDigit(text.charAt(at + 1)));
        return tag ? Optional.of(text.substring(at, end + 1)) : Optional.empty();
    }

    private void dollars(String tag) {
        int start = at + tag.length();
        int end = text.indexOf(tag, start);
        if (end < 0) {
            restIsLost(Token.Kind.DOLLARS, start);
        } else {
            add(Token.Kind.DOLLARS, start, end, end + tag.length());
        }
    }

    private void restIsLost(Token.Kind kind, int from) {
        doubt(Doubt.ENDLESS, line);
        add(kind, from, text.length(), text.length());
    }

    private void doubt(Doubt doubt, int where) {
        doubts.putIfAbsent(doubt, where);
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
    }

    private void word() {
        int end = at + 1;
        while (end < text.length() && (inWord(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        String before = tokens.isEmpty() ? "" : tokens.getLast().keyword();
        add(Token.Kind.WORD, at, end, end);
        String word = tokens.getLast().keyword();
        if (tokens.size() == 1 && word.equals("DELIMITER")) {
            String said = text.substring(at, endOfLine()).strip();
            delimiter = said.isEmpty() ? SEMICOLON : said.substring(0, Math.min(said.length(), LONGEST_DELIMITER));
            tokens.clear();
            moveTo(endOfLine());
        } else if (inRoutine()) {
            nest(before, word);
        }
    }

    private boolean inRoutine() {
        return tokens.getFirst().is("CREATE")
                && (depth > 0
                        || tokens.stream()
                                .limit(ROUTINE_WITHIN)
                                .map(Token::keyword)
                                .anyMatch(ROUTINES::contains));
    }

    private void nest(String before, String word) {
        if (before.equals("END")) {
            depth += ENDED_BY_TWO_WORDS.contains(word) ? 1 : 0;
        } else if (word.equals("BEGIN") || (word.equals("CASE") && depth > 0)) {
            depth++;
        } else if (word.equals("END")) {
            depth = Math.max(0, depth - 1);
        }
    }
}
