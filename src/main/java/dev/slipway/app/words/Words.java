package dev.slipway.app.words;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts, sizes and lengths of time as people read them. */
public final class Words {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Words() {}

    /** "1 commit", "6 commits", "1,204 files", "2 batches", "3 entries". */
    public static String count(long number, String noun) {
        return number(number) + " " + noun(number, noun);
    }

    /** The noun alone, as it stands behind this number. */
    public static String noun(long number, String noun) {
        return number == 1 ? noun : plural(noun);
    }

    /** The number with a comma between thousands. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A size in units of 1000 bytes: 812 B, 41.2 KB, 412 KB, 1.8 MB. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String form = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ENGLISH, form, value, UNITS[unit]);
    }

    /** How long something took: 0.4 s, 21 s, 2 min 5 s, 1 h 12 min. */
    public static String took(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ENGLISH, "%.1f s", length.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }

    /** A length of time that someone chose, exactly: 500 ms, 5 s, 2 min 30 s, 3 h. */
    public static String length(Duration length) {
        if (length.toMillisPart() != 0) {
            return number(length.toMillis()) + " ms";
        }
        return length.toSeconds() < 60 ? length.toSeconds() + " s" : took(length);
    }

    /** A constant as a word: "rolled back". */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Names in one line: up to three in full, else the first two and how many more. */
    public static String names(List<String> names) {
        return names(names, 3);
    }

    /** Names in one line: up to {@code most} in full, else one less and how many more. */
    public static String names(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most - 1)) + " and " + (names.size() - most + 1) + " more";
    }

    /** The same text with a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }

    private static String plural(String noun) {
        if (noun.endsWith("y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("ch") ? "es" : "s");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
