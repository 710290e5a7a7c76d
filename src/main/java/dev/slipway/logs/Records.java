package dev.slipway.logs;

import dev.slipway.logs.format.Forms;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The records of sources, read as far as they are wanted. */
public final class Records {
    private static final int AT_ONCE = 1 << 15;

    private Records() {}

    /**
     * Those of one source, in its order.
     *
     * @throws UncheckedIOException while it is read
     */
    public static Stream<LogRecord> of(String source, Reader text, Forms forms) {
        return stream(new One(source, new Lines(text, AT_ONCE), new RecordAssembler(source, forms)));
    }

    /** Those of a text that is known, which is mostly a short one. */
    public static Stream<LogRecord> of(String source, String text, Forms forms) {
        Lines lines = new Lines(new StringReader(text), Math.clamp(text.length(), 1, AT_ONCE));
        return stream(new One(source, lines, new RecordAssembler(source, forms)));
    }

    /**
     * Those of several, in the order of their times; each source keeps its own order, also where that goes back in time. A
     * record without any time comes as soon as its source does.
     */
    public static Stream<LogRecord> merged(List<Stream<LogRecord>> sources) {
        return stream(new Merged(sources.stream().map(Stream::iterator).toList()));
    }

    private static Stream<LogRecord> stream(Iterator<LogRecord> records) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false);
    }

    private static final class One implements Iterator<LogRecord> {
        private final String source;
        private final Lines lines;
        private final RecordAssembler assembler;
        private final Deque<LogRecord> ready = new ArrayDeque<>();
        private boolean over;

        One(String source, Lines lines, RecordAssembler assembler) {
            this.source = source;
            this.lines = lines;
            this.assembler = assembler;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !over) {
                Optional<String> line = line();
                over = line.isEmpty();
                line.map(assembler::take).orElseGet(assembler::end).ifPresent(ready::add);
            }
            return !ready.isEmpty();
        }

        private Optional<String> line() {
            try {
                return lines.next();
            } catch (IOException e) {
                throw new UncheckedIOException(source + " cannot be read to its end: " + e.getMessage(), e);
            }
        }

        @Override
        public LogRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }

    private static final class Merged implements Iterator<LogRecord> {
        private final PriorityQueue<Source> sources;

        /** A source with its next record; what it is sorted by never goes back. */
        private record Source(int place, Instant latest, LogRecord next, Iterator<LogRecord> rest) {
            static Optional<Source> of(int place, Instant latest, Iterator<LogRecord> records) {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                LogRecord next = records.next();
                Instant time = next.time().filter(latest::isBefore).orElse(latest);
                return Optional.of(new Source(place, time, next, records));
            }
        }

        Merged(List<Iterator<LogRecord>> iterators) {
            sources = new PriorityQueue<>(Comparator.comparing(Source::latest).thenComparingInt(Source::place));
            for (int place = 0; place < iterators.size(); place++) {
                Source.of(place, Instant.MIN, iterators.get(place)).ifPresent(sources::add);
            }
        }

        @Override
        public boolean hasNext() {
            return !sources.isEmpty();
        }

        @Override
        public LogRecord next() {
            Source first = sources.remove();
            Source.of(first.place(), first.latest(), first.rest()).ifPresent(sources::add);
            return first.next();
        }
    }
}
