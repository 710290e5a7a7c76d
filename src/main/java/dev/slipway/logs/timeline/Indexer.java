package dev.slipway.logs.timeline;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Grouping;
import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Forms.Unwrapped;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineReader;
import dev.slipway.logs.format.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Makes the index of a log from its bytes, as they come. Not for use by several threads. */
final class Indexer {
    /** Of a line that came in pieces, in characters; and as much is read of any line. */
    private static final int LONGEST = 1_000_000;

    /** A time so far ahead is none: it would hold all that comes after it. */
    private static final Duration BELIEVED = Duration.ofDays(1);

    private final RowIndex index;
    private final Times times;
    private final LineReader reader;
    private final boolean arriving;
    private final Grouping grouping = new Grouping();
    private final LineFacts facts = new LineFacts();
    private final StringBuilder pieces = new StringBuilder();
    private long piecesFrom;

    /** The beginning of a line that has not ended yet. */
    private byte[] pending = new byte[256];

    private long pendingLength;
    private long lineFrom;
    private long ahead;
    private long latest = RowIndex.FIRST;
    private long now;
    private Optional<Integer> lastBreak = Optional.empty();

    /**
     * @param from the place of the first byte
     * @param arriving whether what has no time at all was written now, as it comes
     */
    Indexer(RowIndex index, Times times, long from, boolean arriving) {
        this.index = index;
        this.times = times;
        this.reader = new LineReader(times);
        this.arriving = arriving;
        this.lineFrom = from;
    }

    /** How far the clock by which it is written is ahead of ours. */
    void ahead(Duration clock) {
        ahead = clock.toNanos() / 1000;
    }

    /** Takes the next bytes. */
    void take(byte[] bytes, int from, int count) {
        now = LineFacts.micros(times.now().instant());
        int to = from + count;
        int at = from;
        for (int feed = feed(bytes, at, to); feed < to; feed = feed(bytes, at, to)) {
            if (pendingLength > 0) {
                keep(bytes, at, feed);
                line(pending, 0, (int) Math.min(pendingLength, LONGEST), lineFrom + pendingLength + 1);
                pendingLength = 0;
            } else {
                line(bytes, at, Math.min(feed, at + LONGEST), lineFrom + feed - at + 1);
            }
            at = feed + 1;
        }
        keep(bytes, at, to);
    }

    /** The next line feed; the end where there is none. */
    private static int feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Of a line that is too long only the length is kept, and its beginning. */
    private void keep(byte[] bytes, int from, int to) {
        int kept = (int) Math.min(pendingLength, LONGEST);
        int more = Math.min(to - from, LONGEST - kept);
        if (kept + more > pending.length) {
            pending = Arrays.copyOf(pending, Math.min(LONGEST, 2 * (kept + more)));
        }
        System.arraycopy(bytes, from, pending, kept, more);
        pendingLength += to - from;
    }

    /** A last line that has no end. */
    void end() {
        if (pendingLength > 0) {
            line(pending, 0, (int) Math.min(pendingLength, LONGEST), lineFrom + pendingLength);
            pendingLength = 0;
        }
    }

    private void line(byte[] bytes, int from, int to, long end) {
        long begin = lineFrom;
        lineFrom = end;
        int last = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        reader.read(bytes, from, last, facts);
        boolean wrapped = facts.wrapped();
        boolean inPieces = facts.goesOn() || !pieces.isEmpty();
        if (inPieces) {
            if (!whole(begin, new String(bytes, from, last - from, StandardCharsets.UTF_8))) {
                return;
            }
            begin = piecesFrom;
        }
        if (!grouping.joins(facts)) {
            index.add(begin, key(), facts.level());
        } else if (grouping.level() != index.level(index.count() - 1)) {
            index.relevel(grouping.level());
        }
        if (wrapped || inPieces) {
            index.wrap(inPieces);
        }
        index.end(end);
    }

    /** Puts pieces of a line together; whether this was the last one. */
    private boolean whole(long begin, String written) {
        Forms forms = new Forms(times);
        Unwrapped piece = forms.unwrapped(written);
        piecesFrom = pieces.isEmpty() ? begin : piecesFrom;
        pieces.append(piece.line());
        if (piece.goesOn() && pieces.length() < LONGEST) {
            return false;
        }
        Unwrapped line = new Unwrapped(pieces.toString(), piece.time(), piece.level(), false);
        pieces.setLength(0);
        LineReader.told(line, forms.head(line), facts);
        return true;
    }

    private long key() {
        long time = facts.time() == LineFacts.NO_TIME ? LineFacts.NO_TIME : facts.time() - ahead;
        boolean believed = time != LineFacts.NO_TIME && time < now + BELIEVED.toNanos() / 1000;
        if (believed) {
            latest = Math.max(latest, RowIndex.bounded(time));
        } else if (arriving && latest == RowIndex.FIRST) {
            latest = RowIndex.bounded(now);
        }
        return latest;
    }

    /** Puts a break between what came before and what comes now, or tells more of the last one. */
    void gap(Gap gap) {
        if (lastBreak
                .filter(row -> index.gap(row)
                        .filter(before -> before.from().equals(gap.from()))
                        .isPresent())
                .isPresent()) {
            index.replaceBreak(lastBreak.get(), gap);
            return;
        }
        if (!(gap.missing() instanceof Gap.Missing.Nothing)) {
            end();
        }
        if (latest == RowIndex.FIRST) {
            latest = RowIndex.bounded(LineFacts.micros(gap.from()));
        }
        lastBreak = Optional.of(index.count());
        index.addBreak(lineFrom, latest, gap);
        index.end(lineFrom);
        grouping.end();
    }
}
