package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.Verification;
import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Reads the whole trail, page by page, and compares the database with the log line by line, and both with the head that is
 * noted outside them. While a page is checked the next one is read, and the entries of a page are hashed side by side.
 */
public final class Inspection {
    private final Asking asking;
    private final Path log;
    private final int page;
    private final Verifier verifier = Verifier.from(Head.EMPTY);
    private Optional<Entry> before = Optional.empty();

    /**
     * @param page so many entries are in memory at a time, and as many again
     */
    public Inspection(Asking asking, Path directory, int page) {
        this.asking = asking;
        this.log = AheadLog.in(directory);
        this.page = page;
    }

    /**
     * What can be said of an entry without the one before it.
     *
     * @param hash that its content gives
     * @param otherwise how the log differs from it, in one sentence
     */
    private record Examined(Entry entry, Digest hash, Optional<String> otherwise) {
        static Examined of(Entry entry, Optional<byte[]> line) {
            byte[] json = Json.bytes(entry);
            return new Examined(entry, EntryForm.hash(json, 0, json.length), otherwise(entry, json, line));
        }

        private static Optional<String> otherwise(Entry entry, byte[] json, Optional<byte[]> line) {
            if (line.isEmpty()) {
                return Optional.of("Entry %d is missing in journal.log and all behind it; the database has it"
                        .formatted(entry.sequence()));
            }
            return AheadLog.isOf(json, line.get())
                    ? Optional.empty()
                    : Optional.of("Entry %d stands otherwise in journal.log than in the database"
                            .formatted(entry.sequence()));
        }
    }

    /** Checks all entries that are there when it begins. Cancelled by interruption. */
    public Verification run(LongConsumer progress) throws InterruptedException {
        Optional<Head> noted = asking.call(Backend::noted);
        if (!Files.exists(log)) {
            return missing("The log of the trail, journal.log, is missing");
        }
        try (LogLines lines = LogLines.open(log, 0)) {
            Optional<Verification> fault = checkPages(lines, noted, progress);
            return fault.isPresent() ? fault.get() : compare(lines, noted);
        } catch (IOException e) {
            throw new JournalException(
                    new Trouble(
                            "The log of the trail, %s, cannot be read: %s.".formatted(log, Trouble.reason(e)),
                            "See that you may read it and that its disk works, then try again."),
                    e);
        }
    }

    private Optional<Verification> checkPages(LogLines lines, Optional<Head> noted, LongConsumer progress)
            throws IOException, InterruptedException {
        long last = asking.call(Backend::last);
        try (ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Entry>> next = ahead.submit(() -> range(Long.MIN_VALUE, Math.min(page, last)));
            for (long low = Long.MIN_VALUE, high = page; low < last; low = high, high += page) {
                List<Entry> entries = result(next);
                long read = high;
                next = ahead.submit(() -> range(read, Math.min(read + page, last)));
                Optional<Verification> fault = entries.isEmpty() ? gap() : check(entries, lines, noted);
                if (fault.isPresent()) {
                    return fault;
                }
                progress.accept(verifier.head().sequence());
            }
            return Optional.empty();
        }
    }

    private List<Entry> range(long low, long high) {
        return low < high ? asking.call(journal -> journal.range(low, high)) : List.of();
    }

    private static List<Entry> result(Future<List<Entry>> reading) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Verifying the journal was cancelled");
        }
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JournalException fault) {
                throw fault;
            }
            throw new JournalException(Trouble.unexpected(e), e);
        }
    }

    private Optional<Verification> check(List<Entry> entries, LogLines lines, Optional<Head> noted) throws IOException {
        for (Examined examined : examine(entries, lines)) {
            Entry entry = examined.entry();
            long expected = verifier.head().sequence() + 1;
            Optional<String> fault = verifier.check(entry, examined.hash())
                    .or(() -> rewritten(entry, noted))
                    .or(examined::otherwise);
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

    private static List<Examined> examine(List<Entry> entries, LogLines lines) throws IOException {
        List<Optional<byte[]>> logged = new ArrayList<>();
        for (int line = 0; line < entries.size(); line++) {
            logged.add(lines.next());
        }
        return IntStream.range(0, entries.size())
                .parallel()
                .mapToObj(at -> Examined.of(entries.get(at), logged.get(at)))
                .toList();
    }

    /** Nothing on a whole page: the end, unless there are entries far behind it. */
    private Optional<Verification> gap() {
        long expected = verifier.head().sequence() + 1;
        long last = asking.call(Backend::last);
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

    /** What is in the log and not in the database at this moment, in which nothing is being appended. */
    private Optional<Entry> onlyLogged(LogLines lines) throws IOException {
        Optional<byte[]> line = lines.next();
        boolean whole = asking.call(Backend::last) == verifier.head().sequence();
        return whole ? line.flatMap(AheadLog::line).map(AheadLog.Line::entry) : Optional.empty();
    }

    /** Entries may be appended meanwhile, so the head that was noted first is not behind the last entry, nor the one noted now before it. */
    private Verification compare(LogLines lines, Optional<Head> notedFirst) throws IOException {
        long last = verifier.head().sequence();
        Optional<Head> notedNow = asking.call(Backend::noted);
        if (notedFirst.isEmpty() || notedNow.isEmpty()) {
            return missing("The note of the last entry, journal.head, is missing or damaged");
        }
        if (last < notedFirst.get().sequence()) {
            return new Verification.Broken(
                    last + 1,
                    "Entry %d is missing and all behind it: entry %d was noted outside the database as the last one"
                            .formatted(last + 1, notedFirst.get().sequence()),
                    before,
                    Optional.empty(),
                    Optional.empty());
        }
        long noted = notedNow.get().sequence();
        if (last > noted) {
            return new Verification.Broken(
                    noted + 1,
                    "Entry %d was not written by Slipway: entry %d was noted outside the database as the last one"
                            .formatted(noted + 1, noted),
                    entry(noted),
                    entry(noted + 1),
                    entry(noted + 2));
        }
        Optional<Entry> onlyLogged = onlyLogged(lines);
        if (onlyLogged.isPresent()) {
            return new Verification.Broken(
                    last + 1,
                    "Entry %d stands in journal.log only; the database does not have it".formatted(last + 1),
                    before,
                    onlyLogged,
                    Optional.empty());
        }
        return new Verification.Intact(last, verifier.head().hash());
    }

    private Verification missing(String what) {
        long last = asking.call(Backend::last);
        return new Verification.Broken(
                last,
                "%s, so that entries may be missing behind entry %d".formatted(what, last),
                entry(last),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Entry> behind(Entry entry) {
        return asking.call(journal -> journal.range(entry.sequence(), entry.sequence() + page)).stream()
                .findFirst();
    }

    private Optional<Entry> entry(long sequence) {
        return asking.call(journal -> journal.range(sequence - 1, sequence)).stream()
                .findFirst();
    }
}
