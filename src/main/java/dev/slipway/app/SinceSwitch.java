package dev.slipway.app;

import dev.slipway.logs.Gap;
import dev.slipway.logs.LogName;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.format.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records of a host were written since its switch began: those with a later time, by this machine's clock, and those without
 * a time that were read later. Of times in whole seconds the second of the switch counts. Not for use by several threads.
 */
final class SinceSwitch {
    private final String host;
    private final Instant begun;
    private final List<Counted> counted = new ArrayList<>();
    private Rows looked;

    /** A record that counts, and when it was written or, where it does not say so, read. */
    record Counted(long row, LogName log, Level level, Instant at) {}

    /** @param before what was read already */
    SinceSwitch(String host, Instant begun, Rows before) {
        this.host = host;
        this.begun = begun;
        this.looked = before;
    }

    /** All that count by now. */
    List<Counted> look(Rows rows, Instant now) {
        for (int place : rows.added(rows.size(), looked, looked.size())) {
            if (rows.row(place) instanceof Row.Wrote wrote
                    && wrote.log().host().equals(host)
                    && wrote.level().isPresent()) {
                Level level = wrote.level().get();
                at(rows, place, wrote, now)
                        .ifPresent(at -> counted.add(new Counted(wrote.id(), wrote.log(), level, at)));
            }
        }
        looked = rows;
        return counted;
    }

    /** When a record was written that counts. */
    private Optional<Instant> at(Rows rows, int place, Row.Wrote wrote, Instant now) {
        Optional<Instant> later = wrote.time().filter(time -> !time.isBefore(begun));
        if (later.isPresent()) {
            return later;
        }
        Optional<Instant> said =
                rows.record(place).flatMap(record -> record.head().time());
        if (said.isEmpty()) {
            return Optional.of(now);
        }
        boolean whole = said.get().truncatedTo(ChronoUnit.SECONDS).equals(said.get());
        return wrote.time().filter(time -> whole && time.plusSeconds(1).isAfter(begun));
    }

    /** Of which log something is missing that was written since the switch, and what; empty where nothing is known to be. */
    Optional<String> lacking(Rows rows) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.row(place) instanceof Row.Broke broke
                    && broke.log().host().equals(host)
                    && broke.gap().until().isAfter(begun)) {
                Optional<String> missing = missing(broke.gap());
                if (missing.isPresent()) {
                    return Optional.of("of the log " + broke.log().log() + " of " + host + " " + missing.get() + " ("
                            + broke.gap().why() + ", for " + seconds(broke.gap().length()) + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Gap gap) {
        return switch (gap.missing()) {
            case Gap.Missing.Nothing() -> Optional.empty();
            case Gap.Missing.Lines(long count) ->
                Optional.of(count + " lines are missing").filter(_ -> count > 0);
            case Gap.Missing.Bytes(long count) ->
                Optional.of(count + " bytes are missing").filter(_ -> count > 0);
            case Gap.Missing.Unknown() -> Optional.of("something may be missing, nobody can tell how much");
        };
    }

    private static String seconds(Duration length) {
        return length.toSeconds() + " s";
    }
}
