package dev.slipway.logs.text;

import dev.slipway.logs.text.Style.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sequences of ECMA-48 that select colours and the like, in the forms that programs write. One that asks for anything else
 * too, such as to conceal or to blink, is none of them.
 */
final class Sgr {
    /** Longer ones do nothing that shorter ones would not. */
    private static final int LONGEST = 64;

    private static final Pattern SEPARATOR = Pattern.compile(";");
    private static final Pattern INNER = Pattern.compile(":");

    private final List<String> parameters;
    private int at;

    private Sgr(String parameters) {
        this.parameters = List.of(SEPARATOR.split(parameters, -1));
    }

    /** Where a sequence that begins here ends; -1 where none does. */
    static int end(String text, int begin) {
        if (!text.startsWith("\u001b[", begin)) {
            return -1;
        }
        int last = Math.min(text.length(), begin + LONGEST);
        for (int at = begin + 2; at < last; at++) {
            char c = text.charAt(at);
            if (c == 'm') {
                return at + 1;
            }
            if ((c < '0' || c > '9') && c != ';' && c != ':') {
                return -1;
            }
        }
        return -1;
    }

    /** The style after one with these parameters; empty where it asks for what is not shown. */
    static Optional<Style> after(Style style, String parameters) {
        Sgr sequence = new Sgr(parameters);
        Optional<Style> now = Optional.of(style);
        while (now.isPresent() && sequence.at < sequence.parameters.size()) {
            now = sequence.next(now.get());
        }
        return now;
    }

    private Optional<Style> next(Style style) {
        String parameter = parameters.get(at++);
        if (parameter.indexOf(':') >= 0) {
            return inner(style, List.of(INNER.split(parameter, -1)));
        }
        int code = number(parameter);
        return switch (code) {
            case 38 -> outer().map(colour -> style.inked(Optional.of(colour)));
            case 48 -> outer().map(colour -> style.grounded(Optional.of(colour)));
            default -> simple(style, code);
        };
    }

    private static Optional<Style> simple(Style style, int code) {
        return switch (code) {
            case 0 -> Optional.of(Style.PLAIN);
            case 1 -> Optional.of(style.with(Attribute.BOLD));
            case 2 -> Optional.of(style.with(Attribute.FAINT));
            case 3 -> Optional.of(style.with(Attribute.ITALIC));
            case 4, 21 -> Optional.of(style.with(Attribute.UNDERLINED));
            case 7 -> Optional.of(style.with(Attribute.INVERSE));
            case 9 -> Optional.of(style.with(Attribute.STRUCK));
            case 22 -> Optional.of(style.without(Attribute.BOLD).without(Attribute.FAINT));
            case 23 -> Optional.of(style.without(Attribute.ITALIC));
            case 24 -> Optional.of(style.without(Attribute.UNDERLINED));
            case 27 -> Optional.of(style.without(Attribute.INVERSE));
            case 29 -> Optional.of(style.without(Attribute.STRUCK));
            case 39 -> Optional.of(style.inked(Optional.empty()));
            case 49 -> Optional.of(style.grounded(Optional.empty()));
            default -> coloured(style, code);
        };
    }

    private static Optional<Style> coloured(Style style, int code) {
        if (code >= 30 && code <= 37) {
            return Optional.of(style.inked(numbered(code - 30)));
        }
        if (code >= 90 && code <= 97) {
            return Optional.of(style.inked(numbered(code - 90 + 8)));
        }
        if (code >= 40 && code <= 47) {
            return Optional.of(style.grounded(numbered(code - 40)));
        }
        if (code >= 100 && code <= 107) {
            return Optional.of(style.grounded(numbered(code - 100 + 8)));
        }
        return Optional.empty();
    }

    /** A colour with semicolons, as xterm takes it: {@code 5;n} or {@code 2;r;g;b}. */
    private Optional<Colour> outer() {
        int kind = at < parameters.size() ? number(parameters.get(at)) : -1;
        int length = kind == 5 ? 2 : kind == 2 ? 4 : 0;
        if (length == 0 || at + length > parameters.size()) {
            return Optional.empty();
        }
        List<String> colour = parameters.subList(at, at + length);
        at += length;
        return colour(colour);
    }

    /** The same with colons, as ISO 8613-6 has it, where a colour space may come before the mixture; or a kind of line. */
    private static Optional<Style> inner(Style style, List<String> parts) {
        int code = number(parts.getFirst());
        if (code == 4 && parts.size() == 2) {
            int line = number(parts.get(1));
            return line == 0
                    ? Optional.of(style.without(Attribute.UNDERLINED))
                    : line <= 5 ? Optional.of(style.with(Attribute.UNDERLINED)) : Optional.empty();
        }
        List<String> colour = parts.size() == 6 && number(parts.get(1)) == 2
                ? List.of(parts.get(1), parts.get(3), parts.get(4), parts.get(5))
                : parts.subList(1, parts.size());
        return switch (code) {
            case 38 -> colour(colour).map(ink -> style.inked(Optional.of(ink)));
            case 48 -> colour(colour).map(ground -> style.grounded(Optional.of(ground)));
            default -> Optional.empty();
        };
    }

    private static Optional<Colour> colour(List<String> parts) {
        List<Integer> numbers = parts.stream().map(Sgr::number).toList();
        boolean known = numbers.stream().allMatch(number -> number >= 0 && number <= 255);
        if (known && numbers.size() == 2 && numbers.getFirst() == 5) {
            return numbered(numbers.get(1));
        }
        return known && numbers.size() == 4 && numbers.getFirst() == 2
                ? Optional.of(new Colour.Mixed(numbers.get(1), numbers.get(2), numbers.get(3)))
                : Optional.empty();
    }

    private static Optional<Colour> numbered(int number) {
        return Optional.of(new Colour.Numbered(number));
    }

    /** Nothing is 0; what is too large for any meaning is -1. */
    private static int number(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.length() > 3 ? -1 : Integer.parseInt(digits);
    }
}
