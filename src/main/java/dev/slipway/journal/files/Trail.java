package dev.slipway.journal.files;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.store.Database;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the trail: the log, the database and the noted head, written in this order by each append. The log is
 * what makes an entry durable: it is on the disk when append returns. The database makes it easy to find, and is in its
 * file half a second later. What a crash left apart {@link Recovery} brings
 * together at the next opening; when something other than a crash did it, nothing is appended any more, and all can still
 * be read.
 */
public final class Trail implements Backend {
    /** The most entries that are written together. */
    public static final int MOST_AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);

    private final Path directory;
    private final Clock clock;
    private final Progress progress;
    private TrailReader reader;
    private State state;

    private sealed interface State {
        /** Entries can be appended; {@code fileKey} tells the database file from another one of the same name. */
        record Writable(AheadLog log, Ledger ledger, HeadFile headFile, Object fileKey, Head head) implements State {
            Writable at(Head newHead) {
                return new Writable(log, ledger, headFile, fileKey, newHead);
            }

            void close() throws IOException {
                try (log) {
                    headFile.close();
                }
            }
        }

        /** Writing failed; the next append tries again. */
        record Failed(Trouble trouble) implements State {}

        /** Nothing is appended. */
        record Refusing(Trouble trouble) implements State {}
    }

    private Trail(Path directory, Clock clock, Progress progress, TrailReader reader, State state) {
        this.directory = directory;
        this.clock = clock;
        this.progress = progress;
        this.reader = reader;
        this.state = state;
    }

    /**
     * Opens the trail for reading and appending, and makes a new one if there is none. One that cannot be written is opened
     * for reading only.
     *
     * @throws StoreException if another program has the database open, or it cannot be opened at all
     */
    public static Trail open(Path directory, Clock clock, Progress progress) throws IOException {
        try {
            return openForAppending(directory, clock, progress);
        } catch (StoreException e) {
            if (e.inUse()) {
                throw e;
            }
            return openForReading(directory, clock, e);
        } catch (JdbiException e) {
            throw new JournalException(Trouble.unreadable(directory, database(directory), e), e);
        }
    }

    private static Trail openForReading(Path directory, Clock clock, StoreException unwritable) {
        try {
            return openForReading(directory, clock, Trouble.unwritable(directory, unwritable));
        } catch (StoreException | IOException e) {
            unwritable.addSuppressed(e);
            if (unwritable.getCause() != null && Files.exists(AheadLog.in(directory))) {
                throw new JournalException(Trouble.unreadable(directory, database(directory), unwritable), unwritable);
            }
            throw unwritable;
        }
    }

    private static Trail openForAppending(Path directory, Clock clock, Progress progress) throws IOException {
        boolean anew = !Files.exists(database(directory));
        if (anew) {
            makeAnew(directory, progress);
        }
        Ledger ledger = Ledger.open(stem(directory), Database.Access.WRITE);
        try {
            if (anew) {
                forceNames(directory);
            }
            return new Trail(directory, clock, progress, TrailReader.of(ledger), takeUp(directory, ledger, progress));
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** Where there is a log the database comes from it; where there is nothing at all a new trail begins. */
    private static void makeAnew(Path directory, Progress progress) throws IOException {
        Path log = AheadLog.in(directory);
        if (Files.exists(log) && Files.size(log) > 0) {
            new Rebuild(directory, progress).run();
        } else if (HeadFile.read(headFile(directory)).isEmpty()) {
            AheadLog.create(directory);
            HeadFile.create(headFile(directory));
        }
    }

    /** Opens the trail for reading only; an append is refused with the reason. */
    public static Trail openForReading(Path directory, Clock clock, Trouble reason) throws IOException {
        return new Trail(directory, clock, (_, _) -> {}, TrailReader.open(directory), new State.Refusing(reason));
    }

    @Override
    public List<Entry> append(List<Proposal> proposals) {
        if (state instanceof State.Failed) {
            openAgain();
        }
        return switch (state) {
            case State.Writable writable -> append(proposals, stillThere(writable));
            case State.Failed(Trouble trouble) -> throw new JournalException(trouble);
            case State.Refusing(Trouble trouble) -> throw new JournalException(trouble);
        };
    }

    private List<Entry> append(List<Proposal> proposals, State.Writable writable) {
        List<Entry> all = new ArrayList<>();
        Map<UUID, Entry> fresh = new LinkedHashMap<>();
        Head head = writable.head();
        try {
            for (Proposal proposal : proposals) {
                Optional<Entry> written = writable.ledger().written(proposal.id());
                Entry entry = written.orElse(EntryForm.next(head, proposal.draft(), clock.instant()));
                if (written.isEmpty()) {
                    fresh.put(proposal.id(), entry);
                    head = Head.of(entry);
                }
                all.add(entry);
            }
            if (!fresh.isEmpty()) {
                writable.log().append(fresh);
                writable.ledger().insert(fresh);
                writable.headFile().note(head);
                state = writable.at(head);
            }
            return all;
        } catch (JdbiException | IOException e) {
            throw failed(Trouble.unwritable(directory, e), e);
        }
    }

    @Override
    public List<Entry> find(Criteria criteria, int limit, long low, long high) {
        return read(() -> reader.find(criteria, limit, low, high));
    }

    @Override
    public Span span(Criteria criteria, Span whole) {
        return read(() -> reader.span(criteria, whole));
    }

    @Override
    public List<Entry> range(long low, long high) {
        return read(() -> reader.range(low, high));
    }

    @Override
    public long last() {
        return read(() -> reader.last());
    }

    /** The database is written a little later than the log; a disk that was full then shows when it is next asked. */
    private <T> T read(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            if (state instanceof State.Writable) {
                LOG.warn("The database of the journal failed", failed(Trouble.unwritable(directory, e), e));
                return read(question);
            }
            throw new JournalException(Trouble.unreadable(directory, database(directory), e), e);
        }
    }

    @Override
    public Optional<Head> noted() {
        Path note = headFile(directory);
        try {
            return HeadFile.read(note).map(HeadFile.Note::head);
        } catch (IOException e) {
            throw new JournalException(Trouble.unreadableNote(note, e), e);
        }
    }

    @Override
    public void close() {
        TrailReader closing = reader;
        try {
            try (closing) {
                if (state instanceof State.Writable writable) {
                    writable.ledger().force();
                }
            }
            if (state instanceof State.Writable writable) {
                writable.headFile().force(writable.head(), true);
            }
        } catch (IOException | JdbiException | StoreException e) {
            throw new JournalException(Trouble.unwritable(directory, e), e);
        } finally {
            closeFiles();
        }
    }

    static Path database(Path directory) {
        return directory.resolve("journal.mv.db");
    }

    static Path headFile(Path directory) {
        return directory.resolve("journal.head");
    }

    static Path stem(Path directory) {
        return directory.resolve("journal");
    }

    private static State takeUp(Path directory, Ledger ledger, Progress progress) throws IOException {
        State changed = new State.Refusing(
                new Trouble(
                        "The journal in %s was changed by something other than Slipway, so nothing is added to it."
                                .formatted(directory),
                        "See what with `slipway audit verify`; then move the folder away as evidence, and a new journal begins."));
        Optional<HeadFile.Note> noted = HeadFile.read(headFile(directory));
        if (noted.isEmpty() || !Files.exists(AheadLog.in(directory))) {
            return changed;
        }
        HeadFile headFile = HeadFile.open(headFile(directory), noted.get());
        try {
            Optional<Recovery.Recovered> recovered = new Recovery(directory, ledger, noted.get(), progress).run();
            if (recovered.isPresent()) {
                headFile.force(recovered.get().head(), false);
                AheadLog log = AheadLog.open(directory, recovered.get().length());
                return new State.Writable(
                        log,
                        ledger,
                        headFile,
                        fileKey(directory),
                        recovered.get().head());
            }
        } catch (IOException | RuntimeException e) {
            headFile.close();
            throw e;
        }
        headFile.close();
        return changed;
    }

    private State.Writable stillThere(State.Writable writable) {
        try {
            if (fileKey(directory).equals(writable.fileKey())
                    && Files.exists(AheadLog.in(directory))
                    && Files.exists(headFile(directory))) {
                return writable;
            }
        } catch (NoSuchFileException _) {
            // Said below, with what to do.
        } catch (IOException e) {
            throw new JournalException(Trouble.unwritable(directory, e), e);
        }
        throw new JournalException(new Trouble(
                "The journal in %s was deleted or replaced while Slipway had it open, so nothing is added to it."
                        .formatted(directory),
                "Put the files back, or close every Slipway and start again."));
    }

    /** Windows has no file keys; there an open file cannot be deleted either. */
    private static Object fileKey(Path directory) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(database(directory), BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
    }

    private void openAgain() {
        try {
            reader.close();
            Ledger ledger = Ledger.open(stem(directory), Database.Access.WRITE);
            reader = TrailReader.of(ledger);
            state = takeUp(directory, ledger, progress);
        } catch (JdbiException | StoreException | IOException e) {
            throw failed(Trouble.unwritable(directory, e), e);
        }
    }

    /** A failed write leaves the database closed or half alive; reading goes on with a fresh session. */
    private JournalException failed(Trouble trouble, Exception cause) {
        JournalException failure = new JournalException(trouble, cause);
        try {
            reader.close();
        } catch (JdbiException | StoreException e) {
            failure.addSuppressed(e);
        }
        closeFiles();
        state = new State.Failed(trouble);
        try {
            reader = TrailReader.open(directory);
        } catch (JdbiException | StoreException | IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void closeFiles() {
        if (state instanceof State.Writable writable) {
            state = new State.Refusing(
                    new Trouble("The journal in %s is closed.".formatted(directory), "Open the project again."));
            try {
                writable.close();
            } catch (IOException e) {
                throw new JournalException(Trouble.unclosed(e), e);
            }
        }
    }

    /** The names of new files survive a power failure only when their directory is forced too; Windows has no way to. */
    private static void forceNames(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
