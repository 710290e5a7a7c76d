package dev.slipway.release;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of commits as Markdown that shows it as it was written: code stays code, addresses and references become links. */
final class Markdown {
    private static final int LONGEST = 500;
    private static final String ENDS_SENTENCES = ".,;:!?)'\"";
    private static final Pattern ENTITY = Pattern.compile("&#?\\w{1,32};");
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,9}[.)]");

    private final List<ReferenceLink> links;

    Markdown(List<ReferenceLink> links) {
        this.links = List.copyOf(links);
    }

    /** A text in one line; what is longer than anybody reads is cut. */
    String line(String written) {
        String text = cut(written.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip());
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.lookingAt()) {
            int mark = numbered.end() - 1;
            return text.substring(0, mark) + "\\" + text.charAt(mark) + inner(text.substring(mark + 1));
        }
        boolean begins = !text.isEmpty()
                && "#+->=|".indexOf(text.charAt(0)) >= 0
                && reference(text, 0).isEmpty();
        return (begins ? "\\" + text.charAt(0) : "") + inner(begins ? text.substring(1) : text);
    }

    /** The same of a text that does not begin a line. */
    private String inner(String text) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            at = next(text, at, line);
        }
        return line.toString();
    }

    /** References in a text, each as a link, in their order. */
    List<String> references(String text) {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            reference(text, at).ifPresent(found -> all.append(link(found)).append('\n'));
        }
        return all.toString().lines().distinct().toList();
    }

    private int next(String text, int at, StringBuilder line) {
        char c = text.charAt(at);
        if (c == '`') {
            return code(text, at, line);
        }
        int address = address(text, at);
        if (address > at) {
            line.append('<').append(text, at, address).append('>');
            return address;
        }
        Optional<ReferenceLink.Found> found = reference(text, at);
        if (found.isPresent()) {
            line.append(link(found.get()));
            return at + found.get().written().length();
        }
        if (means(text, at)) {
            line.append('\\');
        }
        line.append(c);
        return at + 1;
    }

    /** A code span ends with as many backticks as it begins with; without those they are only backticks. */
    private static int code(String text, int at, StringBuilder line) {
        int open = ticksEnd(text, at);
        int close = text.indexOf('`', open);
        while (close >= 0 && ticksEnd(text, close) - close != open - at) {
            close = text.indexOf('`', ticksEnd(text, close));
        }
        if (close < 0) {
            line.append("\\`".repeat(open - at));
            return open;
        }
        int end = ticksEnd(text, close);
        line.append(text, at, end);
        return end;
    }

    private static int ticksEnd(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    /** Where the address ends that begins here; the same place where none does. */
    private static int address(String text, int at) {
        boolean begins = (text.startsWith("https://", at) || text.startsWith("http://", at))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
        int end = at;
        while (begins && end < text.length() && " <>`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > at && ENDS_SENTENCES.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(at, end).endsWith("/") && end - at <= "https://".length() ? at : end;
    }

    private Optional<ReferenceLink.Found> reference(String text, int at) {
        return links.stream().flatMap(link -> link.at(text, at).stream()).findFirst();
    }

    private static String link(ReferenceLink.Found found) {
        return "[" + new Markdown(List.of()).inner(found.written()) + "](<" + found.address() + ">)";
    }

    /** Whether this letter would be taken for more than itself. */
    private static boolean means(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\\', '*', '[', ']', '<', '~' -> true;
            case '_' -> !withinWord(text, at);
            case '&' -> ENTITY.matcher(text).region(at, text.length()).lookingAt();
            default -> false;
        };
    }

    private static boolean withinWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "\u2026";
    }
}
