package dev.slipway.secret;

import dev.slipway.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Values as people have them, and the spellings in which programs show them, made by what programs use for that. */
public final class PlantedSecrets {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final List<String> MARKS =
            List.of("/", "+", "=", "&", "'", "\"", "\\", "$", " ", "%", "<", "é", "日", "😀");

    private PlantedSecrets() {}

    /** So many values, each another: tokens, passwords with marks of all kinds, and every tenth a key of several lines. */
    public static List<String> values(int count, long seed) {
        Random random = new Random(seed);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (i % 10) {
                        case 0 -> key(random);
                        case 1, 2, 3 -> token(random, 8 + random.nextInt(40));
                        default -> password(random);
                    });
        }
        return values;
    }

    private static String token(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String password(Random random) {
        StringBuilder text = new StringBuilder(token(random, 4));
        for (int i = 0; i < 4; i++) {
            text.append(MARKS.get(random.nextInt(MARKS.size()))).append(token(random, 1 + random.nextInt(5)));
        }
        return text.toString();
    }

    private static String key(Random random) {
        return "-----BEGIN KEY-----\n" + token(random, 64) + "\n" + token(random, 64) + "\n" + token(random, 20)
                + "\n-----END KEY-----";
    }

    /** What no output may hold: the value, or the lines of it that say something, in each spelling. */
    public static List<String> spellings(String value) {
        List<String> all = new ArrayList<>();
        value.lines().filter(line -> !line.startsWith("-----")).forEach(all::add);
        for (String around : List.of("", "x", "xy")) {
            byte[] bytes = (around + value + around).getBytes(StandardCharsets.UTF_8);
            all.add(inner(Base64.getEncoder(), bytes, around.length()));
            all.add(inner(Base64.getUrlEncoder().withoutPadding(), bytes, around.length()));
        }
        all.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
        all.addAll(List.of(url, url.replace("+", "%20"), lowerHex(url), lowerHex(url.replace("+", "%20"))));
        String json = Json.text(value);
        all.add(json.substring(1, json.length() - 1));
        return all.stream().distinct().toList();
    }

    /** The characters of base64 that the bytes between so many others decide. */
    private static String inner(Base64.Encoder encoder, byte[] bytes, int around) {
        String text = encoder.encodeToString(bytes);
        return text.substring((8 * around + 5) / 6, 8 * (bytes.length - around) / 6);
    }

    private static String lowerHex(String url) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(url)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
