package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** A record that somebody wants to see: the gravest that a log wrote then. */
record Sought(LogName log, Instant time) {
    /** Goes there in a list that has it; whether it has. */
    boolean reached(LogLines lines) {
        Optional<Integer> place = in(lines.rows());
        place.ifPresent(row -> lines.go(row, false));
        return place.isPresent();
    }

    /** Where it stands among these; empty while it has not been read. */
    Optional<Integer> in(Rows rows) {
        return IntStream.range(rows.at(time), rows.size())
                .takeWhile(place -> rows.row(place).time().filter(time::equals).isPresent())
                .boxed()
                .filter(place -> rows.row(place) instanceof Row.Wrote wrote
                        && wrote.log().equals(log))
                .max((one, other) -> Integer.compare(rank(rows.row(one)), rank(rows.row(other))));
    }

    private static int rank(Row row) {
        return row instanceof Row.Wrote wrote ? wrote.level().map(Level::rank).orElse(-1) : -1;
    }
}
