package dev.slipway.promotion.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a migration whose tool keeps both directions in one file: {@code -- migrate:up} and {@code -- migrate:down} of
 * dbmate, {@code -- +goose Up} and {@code -- +goose Down}, {@code -- +migrate Up} and {@code -- +migrate Down} of sql-migrate. A
 * way back counts only behind a way forward: to tools that know no such lines, all of a file is one.
 *
 * @param forward the text with empty lines in the place of what runs only on the way back
 * @param back the line in which the first way back begins
 * @param inTransaction whether its tool runs it in a transaction
 */
record Sections(String forward, OptionalInt back, boolean inTransaction) {
    private static final Pattern MARK = Pattern.compile(
            "\\s*--\\s*(?:\\+goose\\s+|\\+migrate\\s+|migrate:)(up|down)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO_TRANSACTION = Pattern.compile(
            "\\s*--\\s*(?:\\+goose\\s+no\\s+transaction|\\+migrate\\s+up\\s+notransaction|migrate:up\\s+transaction:false)\\s*",
            Pattern.CASE_INSENSITIVE);

    static Sections of(String text) {
        List<String> lines = new ArrayList<>();
        OptionalInt back = OptionalInt.empty();
        boolean marked = false;
        boolean backwards = false;
        boolean alone = false;
        for (String line : text.split("\n", -1)) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                boolean down = mark.group(1).equalsIgnoreCase("down");
                backwards = down && marked;
                marked |= !down;
            }
            alone |= NO_TRANSACTION.matcher(line).matches();
            if (backwards && back.isEmpty()) {
                back = OptionalInt.of(lines.size() + 1);
            }
            lines.add(backwards ? "" : line);
        }
        return new Sections(String.join("\n", lines), back, marked && !alone);
    }
}
