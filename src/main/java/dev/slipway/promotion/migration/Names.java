package dev.slipway.promotion.migration;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of migration files say. Flyway, Rails, golang-migrate, sqlx, dbmate and goose run them by the version at the
 * beginning of the name, as a number: {@code V2__b.sql} before {@code V10__a.sql}, {@code 9_a.up.sql} before {@code 10_b.up.sql}.
 * Prisma and Diesel have it in the name of the directory. What has none runs last and by its name, as Flyway's repeatable ones do.
 */
final class Names {
    private static final Pattern VERSION =
            Pattern.compile("[VvBbUu]?(\\d++(?:[._]\\d++(?=[_. -]|$))*+)(?=[_. -]|$).*", Pattern.DOTALL);
    private static final Pattern FLYWAY_RUNS = Pattern.compile("(?:[VB][\\d._]+|R)__.*", Pattern.DOTALL);
    private static final Pattern FLYWAY_UNDOES = Pattern.compile("U([\\d._]+)__.*", Pattern.DOTALL);
    private static final Pattern BACK = Pattern.compile("(.*[.-]|)down(\\.[^./]+)", Pattern.DOTALL);

    /** In which migrations run. */
    static final Comparator<String> IN_ORDER = Comparator.<String, List<List<BigInteger>>>comparing(
                    Names::versions, Names::compareVersions)
            .thenComparing(Comparator.naturalOrder());

    private Names() {}

    /** Whether such a file runs only on the way back. */
    static boolean wayBack(String path) {
        String name = name(path);
        return FLYWAY_UNDOES.matcher(name).matches()
                || (BACK.matcher(name).matches() && !FLYWAY_RUNS.matcher(name).matches());
    }

    /** Whether a way back is that of this migration. */
    static boolean leadsBackFrom(String back, String forward) {
        if (!directory(back).equals(directory(forward))) {
            return false;
        }
        Matcher undo = FLYWAY_UNDOES.matcher(name(back));
        if (undo.matches()) {
            return name(forward).startsWith("V" + undo.group(1) + "__");
        }
        Matcher down = BACK.matcher(name(back));
        return down.matches()
                && (name(forward).equals(down.group(1) + "up" + down.group(2))
                        || name(forward).equals(withoutDot(down.group(1)) + down.group(2)));
    }

    /** Whether it runs again each time that it changed. */
    static boolean repeatable(String path) {
        return name(path).startsWith("R__");
    }

    static boolean sql(String path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".sql");
    }

    private static String withoutDot(String stem) {
        return stem.endsWith(".") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Those of the directories and of the file that begin with one, from the top. */
    private static List<List<BigInteger>> versions(String path) {
        return Arrays.stream(path.split("/", -1))
                .flatMap(name -> version(name).stream())
                .toList();
    }

    private static Optional<List<BigInteger>> version(String name) {
        Matcher matcher = VERSION.matcher(name);
        return matcher.matches()
                ? Optional.of(Arrays.stream(matcher.group(1).split("[._]", -1))
                        .map(BigInteger::new)
                        .toList())
                : Optional.empty();
    }

    /** What has no version comes last. */
    private static int compareVersions(List<List<BigInteger>> some, List<List<BigInteger>> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = compare(some.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return some.isEmpty() == others.isEmpty()
                ? Integer.compare(some.size(), others.size())
                : some.isEmpty() ? 1 : -1;
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = part(one, i).compareTo(part(other, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(List<BigInteger> version, int at) {
        return at < version.size() ? version.get(at) : BigInteger.ZERO;
    }
}
