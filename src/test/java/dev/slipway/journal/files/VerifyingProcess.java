package dev.slipway.journal.files;

import dev.slipway.journal.Journal;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that opens the journal in the directory that is its argument, verifies it, and prints the result
 * and how far its progress came.
 */
final class VerifyingProcess {
    private VerifyingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        AtomicLong made = new AtomicLong();
        AtomicLong read = new AtomicLong();
        long begin = System.nanoTime();
        try (Journal journal = Journals.opening(Path.of(args[0]), Clock.systemUTC(), (done, _) -> made.set(done))) {
            long opened = System.nanoTime();
            Verification verification = journal.verify(read::set);
            System.out.printf(
                    "%s after %d of the database and %d of the check; %.1f s to open, %.1f s to verify%n",
                    words(verification),
                    made.get(),
                    read.get(),
                    seconds(opened - begin),
                    seconds(System.nanoTime() - opened));
        }
    }

    private static String words(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact -> "intact, " + intact.entries();
            case Verification.Broken broken ->
                "broken at %d between %d and %d"
                        .formatted(
                                broken.sequence(),
                                broken.before().orElseThrow().sequence(),
                                broken.after().orElseThrow().sequence());
        };
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
