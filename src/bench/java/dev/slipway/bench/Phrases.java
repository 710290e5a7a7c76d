package dev.slipway.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up names, subjects and texts of usual length; the same for the same random numbers. */
record Phrases(Random random) {
    private static final List<String> PLACES = List.of(
            "account",
            "address",
            "archive",
            "basket",
            "billing",
            "catalog",
            "checkout",
            "contract",
            "currency",
            "customer",
            "delivery",
            "discount",
            "export",
            "import",
            "inventory",
            "invoice",
            "ledger",
            "login",
            "mail",
            "market",
            "notice",
            "order",
            "payment",
            "price",
            "profile",
            "refund",
            "report",
            "search",
            "session",
            "stock",
            "supplier",
            "tax",
            "template",
            "upload",
            "voucher",
            "warehouse");
    private static final List<String> KINDS = List.of("feat", "fix", "refactor", "test", "docs", "chore", "perf");
    private static final List<String> VERBS = List.of(
            "Add",
            "Allow",
            "Avoid",
            "Cache",
            "Check",
            "Clean up",
            "Correct",
            "Drop",
            "Extract",
            "Handle",
            "Keep",
            "Log",
            "Move",
            "Reduce",
            "Remove",
            "Rename",
            "Show",
            "Simplify",
            "Sort",
            "Speed up",
            "Validate");
    private static final List<String> THINGS = List.of(
            "rounding of totals",
            "the list of open items",
            "empty values",
            "a missing index",
            "unused parameters",
            "time zones",
            "the retry after a timeout",
            "duplicate entries",
            "wrong defaults",
            "the form's layout",
            "old feature flags",
            "names with accents",
            "the nightly job",
            "flaky tests",
            "large files",
            "connections that stay open",
            "the error message",
            "access rights",
            "page numbers",
            "the summary");
    private static final List<String> FIRST_NAMES = List.of(
            "Ann", "Ben", "Carla", "David", "Elif", "Frank", "Grace", "Hanna", "Ivan", "Jörg", "Kim", "Lena", "Mia",
            "Noah", "Olga");
    private static final List<String> LAST_NAMES =
            List.of("Adams", "Brandt", "Costa", "Meyer", "Müller", "Novak", "Okafor");

    /** All directories of the sample's tree. */
    static List<String> places() {
        return PLACES;
    }

    String person() {
        String first = some(FIRST_NAMES);
        String last = some(LAST_NAMES);
        String mail = (first + "." + last).replace('ö', 'o').replace('ü', 'u').toLowerCase(Locale.ROOT);
        return first + " " + last + " <" + mail + "@shop.example>";
    }

    /** What a commit says: half of them as Conventional Commits ask for it, a third with a text below the subject. */
    String message() {
        String place = some(PLACES);
        String what = some(VERBS) + " " + some(THINGS) + " in " + some(PLACES);
        String subject = random.nextBoolean()
                ? some(KINDS) + "(" + place + "): " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1)
                : what + (random.nextInt(3) == 0 ? " (#" + random.nextInt(40_000) + ")" : "");
        return random.nextInt(3) == 0 ? subject + "\n\n" + text(1 + random.nextInt(4)) : subject + "\n";
    }

    /** Some lines. */
    String text(int lines) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            text.append(some(VERBS)).append(' ').append(some(THINGS)).append(" and ");
            text.append(some(THINGS)).append(" of the ").append(some(PLACES)).append(".\n");
        }
        return text.toString();
    }

    /** A branch of this ticket. */
    String branch(int ticket) {
        String group = random.nextInt(4) == 0 ? "fix" : "feature";
        return group + "/SHOP-" + ticket + "-" + some(THINGS).replaceAll("[^a-z]+", "-") + "-" + some(PLACES);
    }

    private String some(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
