package dev.slipway.journal.files;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Mark;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the trail: the log and the noted head, written in this order by each append, and the database. The log is
 * what makes an entry durable, the database what makes it easy to find: it gets the entries before anything is read, and
 * several together otherwise. What a crash left apart {@link Recovery} brings together at the next opening, and a damaged
 * database {@link Opening} makes anew; when something other than a crash did it, nothing is appended any more, and all
 * can still be read.
 */
public final class Trail implements Backend {
    /** The most entries that are written together. */
    public static final int MOST_AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);

    private final Path directory;
    private final Clock clock;
    private final Progress progress;
    private TrailReader reader;
    private TrailState state;

    private Trail(Path directory, Clock clock, Progress progress, TrailReader reader, TrailState state) {
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
        } catch (StoreException | JdbiException | IOException e) {
            unwritable.addSuppressed(e);
            if (unwritable.getCause() != null && Files.exists(AheadLog.in(directory))) {
                throw new JournalException(Trouble.unreadable(directory, database(directory), unwritable), unwritable);
            }
            throw unwritable;
        }
    }

    private static Trail openForAppending(Path directory, Clock clock, Progress progress) throws IOException {
        Opening.Opened opened = new Opening(directory, progress).run();
        return new Trail(directory, clock, progress, opened.reader(), opened.state());
    }

    /** Opens the trail for reading only; an append is refused with the reason. */
    public static Trail openForReading(Path directory, Clock clock, Trouble reason) throws IOException {
        return new Trail(directory, clock, (_, _) -> {}, TrailReader.open(directory), new TrailState.Refusing(reason));
    }

    @Override
    public List<Entry> append(List<Proposal> proposals) {
        if (state instanceof TrailState.Failed) {
            openAgain();
        }
        return switch (state) {
            case TrailState.Writable writable -> append(proposals, stillThere(writable));
            case TrailState.Failed(Trouble trouble) -> throw new JournalException(trouble);
            case TrailState.Refusing(Trouble trouble) -> throw new JournalException(trouble);
        };
    }

    private List<Entry> append(List<Proposal> proposals, TrailState.Writable writable) {
        List<Entry> all = new ArrayList<>();
        Map<UUID, Entry> fresh = new LinkedHashMap<>();
        Head head = writable.head();
        try {
            for (Proposal proposal : proposals) {
                Optional<Entry> written =
                        Optional.ofNullable(fresh.get(proposal.id())).or(() -> writable.written(proposal.id()));
                Entry entry = written.orElse(EntryForm.next(head, proposal.draft(), clock.instant()));
                if (written.isEmpty()) {
                    fresh.put(proposal.id(), entry);
                    head = Head.of(entry);
                }
                all.add(entry);
            }
            if (!fresh.isEmpty()) {
                state = writable.append(fresh, head);
            }
            return all;
        } catch (JdbiException | IOException e) {
            throw failed(Trouble.unwritable(directory, e), e);
        }
    }

    @Override
    public void index() {
        try {
            indexed();
        } catch (JdbiException e) {
            throw failed(Trouble.unwritable(directory, e), e);
        }
    }

    private void indexed() {
        if (state instanceof TrailState.Writable writable) {
            state = writable.index();
        }
    }

    @Override
    public List<Entry> find(Criteria criteria, int limit, long low, long high) {
        return read(() -> reader.find(criteria, limit, low, high));
    }

    @Override
    public List<Mark> marks(String kind, int limit, Span whole) {
        return read(() -> reader.marks(kind, limit, whole));
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

    /** A database that turns out to be damaged is asked once more when it is mended. */
    private <T> T read(Supplier<T> question) {
        if (state instanceof TrailState.Writable) {
            try {
                indexed();
                return question.get();
            } catch (JdbiException e) {
                LOG.warn("The database of the journal failed", failed(Trouble.unwritable(directory, e), e));
            }
        }
        try {
            return question.get();
        } catch (JdbiException e) {
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

    /** What fails here loses nothing: the log has it, and the next opening puts the rest in order. */
    @Override
    public void close() {
        TrailReader closing = reader;
        try {
            try (closing) {
                indexed();
            }
            if (state instanceof TrailState.Writable writable) {
                writable.headFile().force(writable.head(), true);
            }
        } catch (IOException | JdbiException | StoreException e) {
            LOG.warn("The journal in {} could not be closed in order", directory, e);
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

    private TrailState.Writable stillThere(TrailState.Writable writable) {
        try {
            if (TrailState.Writable.fileKey(directory).equals(writable.fileKey())
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

    private void openAgain() {
        try {
            reader.close();
            take(new Opening(directory, progress).run());
        } catch (JdbiException | StoreException | JournalException | IOException e) {
            throw failed(Trouble.unwritable(directory, e), e);
        }
    }

    private void take(Opening.Opened opened) {
        reader = opened.reader();
        state = opened.state();
    }

    /** A failure leaves the database closed or half alive: a damaged one is mended, else reading goes on anew. */
    private JournalException failed(Trouble trouble, Exception cause) {
        JournalException failure = new JournalException(trouble, cause);
        Opening.closeAfter(failure, reader);
        closeFiles();
        state = new TrailState.Failed(trouble);
        Opening opening = new Opening(directory, progress);
        try {
            if (opening.mends(cause)) {
                take(opening.mended(cause));
            } else {
                reader = TrailReader.open(directory);
            }
        } catch (JdbiException | StoreException | JournalException | IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void closeFiles() {
        if (state instanceof TrailState.Writable writable) {
            state = new TrailState.Refusing(
                    new Trouble("The journal in %s is closed.".formatted(directory), "Open the project again."));
            try {
                writable.close();
            } catch (IOException e) {
                throw new JournalException(Trouble.unclosed(e), e);
            }
        }
    }
}
