package dev.slipway.logs.source;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogState;
import dev.slipway.secret.MaskedStream;
import dev.slipway.secret.Masking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What is heard of one log, on its way to where it is taken in: without secret values, each state once, and with its breaks. A
 * break is told when the log is heard again, and once more with what came late when all of that is there.
 */
final class Hearing {
    private static final byte[] FEED = {'\n'};

    /** Values that are learnt meanwhile count from the first line after this time. */
    private static final Duration RENEWED = Duration.ofSeconds(1);

    private final Intake intake;
    private final Masking masking;
    private final InstantSource clock;
    private MaskedStream masked;
    private Instant begun;
    private Instant last;
    private boolean withinLine;
    private Optional<LogState> state = Optional.empty();
    private boolean everHeard;
    private boolean behind;
    private boolean following;
    private Optional<Instant> lost = Optional.empty();
    private Optional<Gap> late = Optional.empty();

    Hearing(Intake intake, Masking masking, InstantSource clock) {
        this.intake = intake;
        this.masking = masking;
        this.clock = clock;
        this.masked = masking.begin();
        this.begun = clock.instant();
        this.last = begun;
    }

    /** What was written next, as it was written. */
    synchronized void bytes(byte[] buffer, int from, int count) {
        if (count == 0) {
            return;
        }
        last = clock.instant();
        late = late.map(gap -> with(gap, gap.late() + feeds(buffer, from, count)));
        int feed = lastFeed(buffer, from, count);
        if (feed < 0 || Duration.between(begun, last).compareTo(RENEWED) < 0) {
            give(masked.accept(piece(buffer, from, count), count));
        } else {
            int line = feed + 1 - from;
            give(masked.accept(piece(buffer, from, line), line));
            give(masked.end());
            masked = masking.begin();
            begun = last;
            give(masked.accept(piece(buffer, feed + 1, count - line), count - line));
        }
        withinLine = buffer[from + count - 1] != '\n';
    }

    private static byte[] piece(byte[] buffer, int from, int count) {
        byte[] piece = new byte[count];
        System.arraycopy(buffer, from, piece, 0, count);
        return piece;
    }

    private void give(byte[] bytes) {
        if (bytes.length > 0) {
            intake.bytes(bytes, 0, bytes.length);
        }
    }

    private static long feeds(byte[] buffer, int from, int count) {
        long feeds = 0;
        for (int i = from; i < from + count; i++) {
            feeds += buffer[i] == '\n' ? 1 : 0;
        }
        return feeds;
    }

    private static int lastFeed(byte[] buffer, int from, int count) {
        int at = from + count - 1;
        while (at >= from && buffer[at] != '\n') {
            at--;
        }
        return at < from ? -1 : at;
    }

    /** What comes next does not go on with the last line. */
    synchronized void endLine() {
        if (withinLine) {
            give(masked.end());
            intake.bytes(FEED, 0, 1);
            withinLine = false;
        }
    }

    /** A sign of life. */
    synchronized void heard() {
        if (lost.isEmpty()) {
            last = clock.instant();
        }
    }

    /** Nothing is heard any more, since the last sign of life. */
    synchronized void lost(String why) {
        state(new LogState.Lost(lost(), why));
    }

    /** The same, and it needs a person. */
    synchronized void refused(String why, String remedy) {
        lost();
        state(new LogState.Refused(why, remedy));
    }

    private Instant lost() {
        following = false;
        caughtUp();
        Instant since = lost.orElse(last);
        lost = Optional.of(since);
        return since;
    }

    /** It can be heard again, and what was written meanwhile comes now; nothing where it was not lost. */
    synchronized void resumed(String why) {
        Optional<Instant> since = lost.filter(_ -> everHeard);
        everHeard = true;
        lost = Optional.empty();
        last = clock.instant();
        behind = true;
        since.map(from -> new Gap(from, last, why, 0, new Gap.Missing.Nothing()))
                .ifPresent(gap -> {
                    late = Optional.of(gap);
                    intake.gap(gap);
                });
    }

    /** All is there that was written before it could be heard again. */
    synchronized void caughtUp() {
        late.filter(gap -> gap.late() > 0).ifPresent(intake::gap);
        late = Optional.empty();
        behind = false;
        if (following) {
            following = false;
            state(new LogState.Following());
        }
    }

    /** All is there that was written, for what will write it is not there yet. */
    synchronized void awaited(String what) {
        heard();
        resumed("connection lost");
        caughtUp();
        state(new LogState.Waiting(what));
    }

    /** Of what was written before this, nobody knows how much never came. */
    synchronized void missing(String why) {
        endLine();
        Gap gap = late.map(told -> new Gap(
                        told.from(),
                        told.until(),
                        told.why().endsWith(why) ? told.why() : told.why() + "; " + why,
                        told.late(),
                        new Gap.Missing.Unknown()))
                .orElseGet(() -> new Gap(last, clock.instant(), why, 0, new Gap.Missing.Unknown()));
        late = late.map(_ -> gap);
        intake.gap(gap);
    }

    private static Gap with(Gap gap, long lines) {
        return new Gap(gap.from(), gap.until(), gap.why(), lines, gap.missing());
    }

    /** How its reading stands; that it is followed is told once all is there that was written before. */
    synchronized void state(LogState now) {
        following = behind && now instanceof LogState.Following;
        if (!following && state.filter(now::equals).isEmpty()) {
            state = Optional.of(now);
            intake.state(now);
        }
    }
}
