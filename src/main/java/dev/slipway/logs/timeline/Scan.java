package dev.slipway.logs.timeline;

import dev.slipway.logs.Candidate;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Needle;
import dev.slipway.logs.Query;
import dev.slipway.logs.Words;
import dev.slipway.logs.format.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.LongStream;

/** Looks for what a query asks in a stretch of rows of one log: in their bytes first, and further only where that is not enough. */
final class Scan {
    /** Read at once. */
    private static final int MOST = 8 << 20;

    /** Of one record. */
    private static final int LONGEST = 1_000_000;

    private final Query query;
    private final KeptLog log;
    private final RowIndex index;
    private final int number;
    private final LongStream.Builder found = LongStream.builder();

    /** @param number of the log */
    private Scan(Query query, KeptLog log, int number) {
        this.query = query;
        this.log = log;
        this.index = log.index();
        this.number = number;
    }

    /** Those of these rows that match, and the breaks among them, in their order. */
    static long[] of(Query query, KeptLog log, int number, int from, int to) {
        Scan scan = new Scan(query, log, number);
        scan.look(from, to);
        return scan.found.build().toArray();
    }

    private void look(int from, int to) {
        if (from >= to) {
            return;
        }
        if (query.all()) {
            for (int row = from; row < to; row++) {
                add(row);
            }
            return;
        }
        long length = index.end(to - 1) - index.place(from);
        if (length > MOST && to - from > 1) {
            int middle = (from + to) >>> 1;
            look(from, middle);
            look(middle, to);
            return;
        }
        byte[] bytes = new byte[(int) Math.min(length, to - from > 1 ? MOST : LONGEST)];
        int read = log.read(index.place(from), bytes, bytes.length);
        if (read == bytes.length) {
            look(new Stretch(bytes, index.place(from)), from, to);
        }
    }

    private void look(Stretch stretch, int from, int to) {
        Optional<Needle> needle = query.needle();
        if (needle.isPresent()) {
            look(stretch, from, to, needle.get());
            return;
        }
        for (int row = from; row < to; row++) {
            look(stretch, row);
        }
    }

    private void look(Stretch stretch, int from, int to, Needle needle) {
        int at = needle.find(stretch.bytes, 0, stretch.bytes.length);
        for (int row = from; row < to; row++) {
            int end = stretch.to(row);
            boolean begins = at >= 0 && at < end;
            if (begins && query.isWords() && !index.wrapped(row) && at + needle.length() <= end) {
                add(row);
            } else if (begins || unusual(row, needle)) {
                look(stretch, row);
            }
            if (begins) {
                at = needle.find(stretch.bytes, end, stretch.bytes.length);
            }
        }
    }

    /** Whether it is a break, or a record that may have this although its bytes do not. */
    private boolean unusual(int row, Needle needle) {
        return !index.record(row) || index.inPieces(row) || (index.wrapped(row) && !needle.unescaped());
    }

    private void look(Stretch stretch, int row) {
        if (!index.record(row) || query.matches(new OfRow(stretch, row))) {
            add(row);
        }
    }

    private void add(int row) {
        found.add(KeptLogs.row(number, row));
    }

    /** Bytes of the log, and the place of the first of them. */
    private final class Stretch {
        private final byte[] bytes;
        private final long place;

        Stretch(byte[] bytes, long place) {
            this.bytes = bytes;
            this.place = place;
        }

        int from(int row) {
            return (int) (index.place(row) - place);
        }

        int to(int row) {
            return (int) Math.min(index.end(row) - place, bytes.length);
        }

        private boolean endsWith(char c, int from, int to) {
            return to > from && bytes[to - 1] == c;
        }

        /** As it was written, without its last end of a line. */
        String text(int row) {
            int from = from(row);
            int to = Math.min(to(row), from + LONGEST);
            to = endsWith('\n', from, to) ? to - 1 : to;
            to = endsWith('\r', from, to) ? to - 1 : to;
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private final class OfRow implements Candidate {
        private final Stretch stretch;
        private final int row;

        OfRow(Stretch stretch, int row) {
            this.stretch = stretch;
            this.row = row;
        }

        @Override
        public Optional<Level> level() {
            return log.level(row);
        }

        @Override
        public boolean has(Words words) {
            return (words.needle().isPresent() && !index.wrapped(row))
                    ? words.needle().get().find(stretch.bytes, stretch.from(row), stretch.to(row)) >= 0
                    : text().lines().anyMatch(words::in);
        }

        @Override
        public String text() {
            String text = index.wrapped(row) ? record().text() : stretch.text(row);
            return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        }

        @Override
        public LogRecord record() {
            return log.record(row, stretch.text(row));
        }
    }
}
