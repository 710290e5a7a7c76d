package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Query;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Stretch;
import dev.slipway.ui.logs.Picked.Places;
import dev.slipway.ui.logs.RowText.Look;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The list of logs without what paints it: rows as they are laid out, which of them are seen, open, selected and kept in mind.
 * Belongs to the window's thread.
 */
final class LogLines {
    private static final int KEPT = 1000;
    private static final int LONGEST_NAME = 16;

    private final ZoneId zone;
    private final Map<Long, LaidRow> laid = new LinkedHashMap<>();
    private final Set<Long> open = new HashSet<>();
    private final Listing listing;
    private final Runnable changed;
    private RowText text;
    private Grid grid = new Grid(false, 0, 0, 0, 120);
    private List<LogName> names = List.of();
    private boolean wrapped;
    private Optional<Picked> picked = Optional.empty();
    private LongPredicate bookmarked = _ -> false;
    private LongPredicate hit = _ -> false;
    private Query sought = Query.ALL;

    /** @param changed called when anything of it has changed */
    LogLines(ZoneId zone, Rows rows, Runnable changed) {
        this.zone = zone;
        this.changed = changed;
        this.text = new RowText(zone, Map.of(), Releases.NONE);
        this.listing = new Listing(rows, this::height);
    }

    /** Whose rows come: their names have columns where there are several. */
    void expect(List<LogName> logs, Releases releases) {
        names = List.copyOf(logs);
        Map<String, Integer> hosts = new HashMap<>();
        logs.forEach(log -> hosts.putIfAbsent(log.host(), hosts.size()));
        text = new RowText(zone, hosts, releases);
        grid = new Grid(
                grid.dated(),
                Math.min(LONGEST_NAME, releases.width()),
                width(logs.stream().map(LogName::host).distinct().toList()),
                width(logs.stream().map(LogName::log).distinct().toList()),
                grid.view());
        relay();
    }

    private static int width(List<String> names) {
        return names.size() < 2
                ? 0
                : names.stream()
                        .mapToInt(name -> Math.min(LONGEST_NAME, name.length()))
                        .max()
                        .orElse(0);
    }

    /**
     * Shows these rows; a record may have got more lines meanwhile.
     *
     * @param others whether they are others than before, of which none is new
     */
    void show(Rows rows, boolean others) {
        boolean dated = rows.span().filter(this::severalDays).isPresent();
        grid = new Grid(dated, grid.release(), grid.host(), grid.log(), grid.view());
        laid.clear();
        listing.show(rows, others);
        changed.run();
    }

    /** Has no rows, and nothing selected or open: others come. */
    void forget() {
        picked = Optional.empty();
        open.clear();
        laid.clear();
        listing.forget();
        changed.run();
    }

    private boolean severalDays(Rows.Span span) {
        return !day(span.from()).equals(day(span.until()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Which rows have a bookmark, and which are hits among others. */
    void signs(LongPredicate bookmarks, LongPredicate hits) {
        bookmarked = bookmarks;
        hit = hits;
        changed.run();
    }

    /** Looks for this from now on. */
    void seek(Query query) {
        sought = query;
        changed.run();
    }

    /** What of a line is looked for, from its message on. */
    List<Stretch> sought(LaidLine line) {
        return sought.all() ? List.of() : line.found(sought, grid.messageAt());
    }

    boolean isBookmarked(Row row) {
        return bookmarked.test(row.id());
    }

    boolean isHit(Row row) {
        return hit.test(row.id());
    }

    /** Whether a release is the one that was switched to last. */
    boolean newest(String release) {
        return text.newest(release);
    }

    /** How much room there is. */
    void resize(int columns, double height) {
        if (columns != grid.view()) {
            grid = grid.seen(columns);
            laid.clear();
        }
        listing.resize(height);
    }

    Grid grid() {
        return grid;
    }

    List<LogName> names() {
        return names;
    }

    Rows rows() {
        return listing.rows();
    }

    Listing listing() {
        return listing;
    }

    /** The row at this place as it is drawn. */
    LaidRow laid(int place) {
        Row row = rows().row(place);
        LaidRow known = laid.get(row.id());
        if (known == null) {
            known = text.lay(rows(), place, grid, new Look(open.contains(row.id()), wrapped));
            if (laid.size() >= KEPT) {
                laid.clear();
            }
            laid.put(row.id(), known);
        }
        return known;
    }

    /** What is listed now, for whoever takes it out on another thread. */
    Copied copied() {
        return copied(rows());
    }

    /** The same of other rows. */
    Copied copied(Rows rows) {
        return new Copied(rows, text, grid.seen(Integer.MAX_VALUE / 2));
    }

    /** Rows that stay as they are, each laid out in one line. */
    record Copied(Rows rows, RowText text, Grid grid) {
        LaidLine line(int place) {
            return text.lay(rows, place, grid, new Look(false, false)).lines().getFirst();
        }
    }

    private double height(int place) {
        Row row = rows().row(place);
        if (!(row instanceof Row.Wrote)) {
            return LaidRow.BAND;
        }
        return wrapped || open.contains(row.id()) ? laid(place).height() : LaidRow.LINE;
    }

    boolean wrapped() {
        return wrapped;
    }

    void wrap(boolean wanted) {
        wrapped = wanted;
        relay();
    }

    /** Shows all of a record, or folds it. */
    void toggle(int place) {
        if (place >= 0 && place < rows().size() && rows().row(place) instanceof Row.Wrote wrote) {
            if (!open.remove(wrote.id())) {
                open.add(wrote.id());
            }
            double offset = listing.offset(place);
            laid.remove(wrote.id());
            if (!listing.following()) {
                listing.place(place, Math.max(0, offset));
            }
            listing.relaid();
            changed.run();
        }
    }

    private void relay() {
        laid.clear();
        listing.relaid();
        changed.run();
    }

    Optional<Picked> picked() {
        return picked;
    }

    Optional<Places> places() {
        return picked.flatMap(now -> now.places(rows()));
    }

    /** The row where the selection has come to; -1 where nothing is selected. */
    int cursor() {
        return picked.flatMap(now -> rows().placeOf(now.lead())).orElse(-1);
    }

    void pick(Optional<Picked> wanted) {
        picked = wanted;
        changed.run();
    }

    /** Goes to a row and has it in sight. */
    void go(int place, boolean extending) {
        if (rows().size() == 0) {
            return;
        }
        int row = Math.clamp(place, 0, rows().size() - 1);
        long id = rows().row(row).id();
        picked =
                Optional.of(picked.filter(_ -> extending).map(now -> now.to(id)).orElseGet(() -> Picked.row(id)));
        listing.reveal(row);
        changed.run();
    }

    void scroll(double pixels) {
        listing.scroll(pixels);
        changed.run();
    }

    void jump(double place) {
        listing.jump(place);
        changed.run();
    }

    void follow(boolean wanted) {
        listing.follow(wanted);
        changed.run();
    }

    /** How many rows fit at once. */
    int page() {
        int first = listing.top();
        return Math.max(1, listing.at(Double.MAX_VALUE) - first - 1);
    }
}
