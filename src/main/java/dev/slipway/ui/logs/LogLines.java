package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.logs.Picked.Places;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The list of logs without what paints it: rows as they are laid out, which of them are seen, open and selected. Belongs to the
 * window's thread.
 */
final class LogLines {
    private static final int KEPT = 1000;
    private static final int LONGEST_NAME = 16;

    private final ZoneId zone;
    private final Runnable changed;
    private final Map<Long, LaidRow> laid = new LinkedHashMap<>();
    private final Set<Long> open = new HashSet<>();
    private final Listing listing;
    private RowText text;
    private Grid grid = new Grid(false, 0, 0, 120);
    private Optional<Picked> picked = Optional.empty();

    /**
     * @param zone that of whoever looks
     * @param changed called when anything of it has changed
     */
    LogLines(ZoneId zone, Rows rows, Runnable changed) {
        this.zone = zone;
        this.changed = changed;
        this.text = new RowText(zone, Map.of());
        this.listing = new Listing(rows, this::height);
    }

    /** Whose rows come: their names have columns where there are several, and colours in this order. */
    void expect(List<LogName> logs) {
        Map<String, Integer> hosts = new HashMap<>();
        logs.forEach(log -> hosts.putIfAbsent(log.host(), hosts.size()));
        text = new RowText(zone, hosts);
        grid = new Grid(
                grid.dated(),
                width(logs.stream().map(LogName::host).distinct().toList()),
                width(logs.stream().map(LogName::log).distinct().toList()),
                grid.view());
        laid.clear();
        listing.relaid();
        changed.run();
    }

    private static int width(List<String> names) {
        return names.size() < 2
                ? 0
                : names.stream()
                        .mapToInt(name -> Math.min(LONGEST_NAME, name.length()))
                        .max()
                        .orElse(0);
    }

    /** Shows these rows; a record may have got more lines meanwhile. */
    void show(Rows rows) {
        grid = new Grid(rows.span().filter(this::severalDays).isPresent(), grid.host(), grid.log(), grid.view());
        laid.clear();
        listing.show(rows);
        picked = picked.filter(now -> now.places(rows).isPresent());
        changed.run();
    }

    private boolean severalDays(Rows.Span span) {
        return !LocalDate.ofInstant(span.from(), zone).equals(LocalDate.ofInstant(span.until(), zone));
    }

    /** How much room there is. */
    void resize(int columns, double height) {
        if (columns != grid.view()) {
            grid = grid.seen(columns);
            laid.clear();
        }
        listing.resize(height);
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
            known = text.lay(rows(), place, grid, open.contains(row.id()));
            if (laid.size() >= KEPT) {
                laid.clear();
            }
            laid.put(row.id(), known);
        }
        return known;
    }

    private double height(int place) {
        Row row = rows().row(place);
        if (!(row instanceof Row.Wrote)) {
            return LaidRow.BAND;
        }
        return open.contains(row.id()) ? laid(place).height() : LaidRow.LINE;
    }

    /** Shows all of a record, or folds it. */
    void toggle(int place) {
        if (place >= 0 && place < rows().size() && rows().row(place) instanceof Row.Wrote wrote) {
            double offset = listing.offset(place);
            if (!open.remove(wrote.id())) {
                open.add(wrote.id());
            }
            laid.remove(wrote.id());
            listing.place(place, Math.max(0, offset));
            listing.reveal(place);
            changed.run();
        }
    }

    Optional<Places> places() {
        return picked.flatMap(now -> now.places(rows()));
    }

    /** The row where the selection has come to; -1 where nothing is selected. */
    int cursor() {
        return picked.flatMap(now -> rows().placeOf(now.lead())).orElse(-1);
    }

    void pickAll() {
        if (rows().size() > 0) {
            picked = Optional.of(
                    new Picked(rows().row(0).id(), rows().row(rows().size() - 1).id()));
            changed.run();
        }
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

    /** From the row where the selection has come to, or from the last one that is seen. */
    void move(int by, boolean extending) {
        int from = cursor();
        go(from < 0 ? listing.bottom() : Math.clamp((long) from + by, 0, Math.max(0, rows().size() - 1)), extending);
    }

    /** Goes to the next record of this level or a graver one, or to the one before, where there is one. */
    void step(boolean forward, Level least) {
        int beyond = forward ? listing.top() - 1 : listing.bottom() + 1;
        int from = cursor() < 0 ? beyond : cursor();
        Optional<Integer> next = forward ? rows().next(from, least) : rows().previous(from, least);
        next.ifPresent(place -> go(place, false));
    }

    /** Shows what was written then, with some before it. */
    void jump(Instant time) {
        int place = rows().at(time);
        if (rows().size() > 0) {
            listing.place(Math.min(place, rows().size() - 1), 3 * LaidRow.LINE);
            go(place, false);
        }
    }

    void scroll(double pixels) {
        listing.scroll(pixels);
        changed.run();
    }

    void scrollTo(double place) {
        listing.jump(place);
        changed.run();
    }

    void follow(boolean wanted) {
        listing.follow(wanted);
        changed.run();
    }

    /** How many rows fit at once. */
    int page() {
        return Math.max(1, listing.bottom() - listing.top() - 1);
    }

    /** The selected rows as they are shown; empty where none is selected. */
    String selected() {
        RowsFile.Text copies = copies();
        return places().map(places -> IntStream.rangeClosed(places.first(), places.last())
                        .mapToObj(place -> copies.of(rows(), place))
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    /** How rows are copied and written to files; safe for many threads. */
    RowsFile.Text copies() {
        RowText now = text;
        Grid columns = grid;
        return (from, place) -> now.copied(from, place, columns);
    }
}
