package dev.slipway.journal.live;

import dev.slipway.journal.JournalException;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Rebuild;
import dev.slipway.journal.files.Trail;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Decides who owns the journal: the first process that takes the lock. All others go through it, and when it ends,
 * however it ends, one of them takes its place.
 */
final class Entrance {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Path directory;
    private final Clock clock;
    private final Bells bells;
    private final Progress progress;

    /** @param progress hears of a database that is made anew from the log */
    Entrance(Path directory, Clock clock, Bells bells, Progress progress) {
        this.directory = directory;
        this.clock = clock;
        this.bells = bells;
        this.progress = progress;
    }

    /**
     * Connects to the owner or becomes it. Waits up to 15 seconds for one that is starting or ending, and as long as it takes
     * for one that makes the database anew.
     *
     * @param answers the questions of other processes, if this one becomes the owner; empty when it is ending
     * @param lost called when the owner, another process, has ended
     * @throws JournalException if neither is possible
     */
    Backend enter(Function<Message.Question, Optional<Message.Answer>> answers, Runnable lost) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            FileTime work = Rebuild.lastWork(directory);
            while (System.nanoTime() < end) {
                Optional<? extends Backend> backend = Remote.connect(directory, bells::ring, lost);
                if (backend.isEmpty()) {
                    backend = own(answers);
                }
                if (backend.isPresent()) {
                    return backend.get();
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
                FileTime seen = work;
                work = Rebuild.lastWork(directory);
                if (!work.equals(seen)) {
                    end = System.nanoTime() + PATIENCE.toNanos();
                }
            }
        } catch (IOException | StoreException e) {
            throw new JournalException(Trouble.unopened(directory, e), e);
        }
        throw new JournalException(new Trouble(
                "The journal in %s is held by another process that has not answered for %d seconds."
                        .formatted(directory, PATIENCE.toSeconds()),
                "End that process and try again."));
    }

    private Optional<Backend> own(Function<Message.Question, Optional<Message.Answer>> answers) throws IOException {
        try {
            Optional<Claim> claim = Claim.take(directory);
            return claim.isEmpty() ? Optional.empty() : own(claim.get(), answers);
        } catch (FileSystemException e) {
            return Optional.of(Trail.openForReading(directory, clock, Trouble.unwritable(directory, e)));
        }
    }

    /** Empty if another program, which knows nothing of the lock, has the database open. */
    private Optional<Backend> own(Claim claim, Function<Message.Question, Optional<Message.Answer>> answers)
            throws IOException {
        try {
            Trail trail = Trail.open(directory, clock, progress);
            try {
                return Optional.of(new Owner(claim, trail, Server.open(directory, answers, bells), bells));
            } catch (IOException | RuntimeException e) {
                trail.close();
                throw e;
            }
        } catch (StoreException e) {
            claim.close();
            if (e.inUse()) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException | RuntimeException e) {
            claim.close();
            throw e;
        }
    }
}
