package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The spellings of a value that are looked for; none holds a line end. */
final class Forms {
    /** Characters that stand as they are in URLs, by who encodes: RFC 3986, HTML forms, JavaScript (two ways), Python. */
    private static final List<String> KEPT = List.of("-._~", "-._*", "-_.!~*'()", "-_.!~*'();/?:@&=+$,#", "-._~/", "");

    /** Lines of base64 as OpenSSL and PEM cut them, and as base64(1) and MIME do. */
    private static final List<Integer> WIDTHS = List.of(64, 76);

    private final Set<String> all = new HashSet<>();

    private Forms() {}

    static Set<String> of(String value) {
        Forms forms = new Forms();
        if (value.strip().length() >= Masking.SHORTEST) {
            forms.base64(value);
            forms.text(value);
            value.lines().map(String::strip).forEach(forms::line);
        }
        forms.all.removeIf(form -> form.length() < Masking.SHORTEST);
        return forms.all;
    }

    private void line(String line) {
        if (line.length() >= Masking.SHORTEST) {
            all.add(line);
            text(line);
        }
    }

    private void text(String value) {
        if (value.chars().allMatch(Forms::letterOrDigit)) {
            all.add(value);
            return;
        }
        url(value);
        json(value);
        all.add(oneLine(value.replace("'", "'\\''")));
        all.add(oneLine(value.replaceAll("([\"$`\\\\])", "\\\\$1")));
    }

    /** A spelling that leaves line ends as they are is that of each line. */
    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : "";
    }

    private void base64(String value) {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                all.add(within(encoder, before, value.getBytes(StandardCharsets.UTF_8)));
            }
            for (String alone : List.of(value, value + "\n")) {
                byte[] bytes = alone.getBytes(StandardCharsets.UTF_8);
                all.add(encoder.withoutPadding().encodeToString(bytes));
                all.add(encoder.encodeToString(bytes));
                WIDTHS.forEach(width -> wrapped(encoder.encodeToString(bytes), width));
            }
        }
    }

    /** The characters that these bytes alone decide, behind so many others, modulo three, and before any. */
    private static String within(Base64.Encoder encoder, int before, byte[] value) {
        byte[] bytes = new byte[before + value.length];
        System.arraycopy(value, 0, bytes, before, value.length);
        int from = (before * 8 + 5) / 6;
        return encoder.encodeToString(bytes).substring(from, Math.max(from, bytes.length * 8 / 6));
    }

    private void wrapped(String encoded, int width) {
        for (int from = 0; encoded.length() > width && from < encoded.length(); from += width) {
            all.add(encoded.substring(from, Math.min(encoded.length(), from + width)));
        }
    }

    private void url(String value) {
        for (String kept : KEPT) {
            for (String space : List.of("%20", "+")) {
                all.add(url(value, kept, space, HexFormat.of().withUpperCase()));
                all.add(url(value, kept, space, HexFormat.of()));
            }
        }
    }

    private static String url(String value, String kept, String space, HexFormat digits) {
        StringBuilder text = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            if (each > 0 && (letterOrDigit(each) || kept.indexOf(each) >= 0)) {
                text.append((char) each);
            } else if (each == ' ') {
                text.append(space);
            } else {
                text.append('%').append(digits.toHexDigits(each));
            }
        }
        return text.toString();
    }

    private static boolean letterOrDigit(int ascii) {
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z') || (ascii >= '0' && ascii <= '9');
    }

    /** With and without escapes for all that is not ASCII, for the slash, and for what means something in HTML. */
    private void json(String value) {
        for (HexFormat digits : List.of(HexFormat.of(), HexFormat.of().withUpperCase())) {
            for (String slash : List.of("/", "\\/")) {
                for (String html : List.of("", "<>&'=")) {
                    all.add(json(value, slash, Character.MAX_VALUE, html, digits));
                    all.add(json(value, slash, '~', html, digits));
                }
            }
        }
    }

    private static String json(String value, String slash, char last, String escaped, HexFormat digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '/' -> text.append(slash);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ' || c > last || escaped.indexOf(c) >= 0) {
                        text.append("\\u").append(digits.toHexDigits(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.toString();
    }
}
