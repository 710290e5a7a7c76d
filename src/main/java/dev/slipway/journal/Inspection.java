package dev.slipway.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads the whole trail, page by page, and compares it with the head that is kept outside the database. */
final class Inspection {
    private final Desk desk;
    private final int page;
    private final Verifier verifier = Verifier.from(Head.EMPTY);
    private Optional<Entry> before = Optional.empty();

    Inspection(Desk desk, int page) {
        this.desk = desk;
        this.page = page;
    }

    /** Checks all entries, also those that are appended meanwhile. Cancelled by interruption. */
    Verification run(LongConsumer progress) throws InterruptedException {
        Optional<Head> noted = desk.call(Backend::noted);
        long last = desk.call(Backend::last);
        long low = Long.MIN_VALUE;
        long high = page;
        while (low < last) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Verifying the journal was cancelled");
            }
            Optional<Verification> fault = checkPage(low, high, noted);
            if (fault.isPresent()) {
                return fault.get();
            }
            progress.accept(verifier.head().sequence());
            low = high;
            high += page;
            last = low < last ? last : desk.call(Backend::last);
        }
        return compare(noted);
    }

    private Optional<Verification> checkPage(long low, long high, Optional<Head> noted) {
        List<Entry> entries = desk.call(journal -> journal.range(low, high));
        if (entries.isEmpty()) {
            return gap();
        }
        for (Entry entry : entries) {
            long expected = verifier.head().sequence() + 1;
            Optional<String> fault = verifier.check(entry).or(() -> rewritten(entry, noted));
            if (fault.isPresent()) {
                return Optional.of(
                        entry.sequence() > expected
                                ? new Verification.Broken(
                                        expected, fault.get(), before, Optional.empty(), Optional.of(entry))
                                : new Verification.Broken(
                                        entry.sequence(), fault.get(), before, Optional.of(entry), behind(entry)));
            }
            before = Optional.of(entry);
        }
        return Optional.empty();
    }

    /** Nothing on a whole page: the end, unless there are entries far behind it. */
    private Optional<Verification> gap() {
        long expected = verifier.head().sequence() + 1;
        long last = desk.call(Backend::last);
        return last < expected
                ? Optional.empty()
                : Optional.of(new Verification.Broken(
                        expected, "Entry %d is missing".formatted(expected), before, Optional.empty(), entry(last)));
    }

    /** An entry can follow from the one before it and still be another than the one that Slipway wrote. */
    private static Optional<String> rewritten(Entry entry, Optional<Head> noted) {
        return noted.filter(head -> head.sequence() == entry.sequence())
                .filter(head -> !head.hash().equals(entry.hash()))
                .map(head ->
                        "Entry %d has another hash than the one noted outside the database: it, or entries before it, were written anew"
                                .formatted(entry.sequence()));
    }

    private Verification compare(Optional<Head> notedFirst) {
        long last = verifier.head().sequence();
        long noted = desk.call(Backend::noted)
                .or(() -> notedFirst)
                .map(Head::sequence)
                .orElse(-1L);
        if (noted < 0) {
            return new Verification.Broken(
                    last,
                    "The note of the last entry, journal.head, is missing or damaged, so that entries may be missing behind entry %d"
                            .formatted(last),
                    before,
                    Optional.empty(),
                    Optional.empty());
        }
        if (last < noted) {
            return new Verification.Broken(
                    last + 1,
                    "Entry %d is missing and all behind it: entry %d was noted outside the database as the last one"
                            .formatted(last + 1, noted),
                    before,
                    Optional.empty(),
                    Optional.empty());
        }
        if (last > noted) {
            return new Verification.Broken(
                    noted + 1,
                    "Entry %d was not written by Slipway: entry %d was noted outside the database as the last one"
                            .formatted(noted + 1, noted),
                    entry(noted),
                    entry(noted + 1),
                    entry(noted + 2));
        }
        return new Verification.Intact(last, verifier.head().hash());
    }

    private Optional<Entry> behind(Entry entry) {
        return desk.call(journal -> journal.range(entry.sequence(), entry.sequence() + page)).stream()
                .findFirst();
    }

    private Optional<Entry> entry(long sequence) {
        return desk.call(journal -> journal.range(sequence - 1, sequence)).stream()
                .findFirst();
    }
}
