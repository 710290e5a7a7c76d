package dev.slipway.logs.format;

/** A place in a line that goes forward. What it reads ends at a blank, or where its quotes or brackets do. */
final class Cursor {
    private final String line;
    private int at;

    Cursor(String line, int at) {
        this.line = line;
        this.at = at;
    }

    boolean end() {
        return at >= line.length();
    }

    boolean on(char c) {
        return at < line.length() && line.charAt(at) == c;
    }

    /** The character here; NUL behind the end. */
    char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    /** Goes over this character, if it stands here. */
    boolean over(char c) {
        boolean there = on(c);
        if (there) {
            at++;
        }
        return there;
    }

    void overBlanks() {
        while (on(' ') || on('\t')) {
            at++;
        }
    }

    /** Up to the next blank. */
    String word() {
        int from = at;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
            at++;
        }
        return line.substring(from, at);
    }

    /** Up to this character, which is gone over; all that is left where it does not come. */
    String until(char end) {
        int found = line.indexOf(end, at);
        int to = found < 0 ? line.length() : found;
        String text = line.substring(at, to);
        at = found < 0 ? to : found + 1;
        return text;
    }

    /** Behind an opening quote: up to the closing one, which is gone over; a backslash takes the next character as it is. */
    String quoted() {
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                text.append(unescaped(line.charAt(at++)));
            } else {
                text.append(c);
            }
        }
        over('"');
        return text.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '"', '\\', ']' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    String rest() {
        return at < line.length() ? line.substring(at) : "";
    }
}
