package dev.slipway.journal.live;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Asking;
import dev.slipway.journal.files.Backend;
import dev.slipway.journal.files.Proposal;
import dev.slipway.journal.files.Span;
import dev.slipway.journal.files.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that works with the journal. Callers wait for it without being interruptible, because an interruption
 * would close the file or the socket under everyone. Appends that wait at the same time are written together. When the
 * owner of the journal ends, the question at hand is asked again of the next one, or answered here.
 */
final class Desk implements Asking, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Duration INDEX_DELAY = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;
    private static final Trouble CLOSED = new Trouble("The journal is closed.", "Open the project again.");

    private final Entrance entrance;
    private final Bells bells;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("journal").factory());
    private final Queue<Waiting> appends = new ConcurrentLinkedQueue<>();
    private final Future<Long> opening;
    private @Nullable Backend backend;
    private boolean indexing;
    private boolean closed;
    private volatile boolean entering;
    private volatile long entered;

    private record Waiting(List<Proposal> proposals, CompletableFuture<List<Entry>> done) {}

    /** Begins to connect to the owner or to become it; what is asked meanwhile waits. */
    Desk(Entrance entrance, Bells bells) {
        this.entrance = entrance;
        this.bells = bells;
        opening = submit(() -> ask(Backend::last));
    }

    /** Waits until the owner has answered, or this has become the owner. */
    void awaitOpen() {
        await(opening);
    }

    @Override
    public <T> T call(Request<T> request) {
        awaitFirst();
        return await(submit(() -> ask(request)));
    }

    /** Who comes while it opens hears why that fails, and it is not tried once more. */
    private void awaitFirst() {
        if (!opening.isDone()) {
            awaitOpen();
        }
    }

    /** Appends these, and waits until they are on the disk. */
    List<Entry> append(List<Proposal> proposals) {
        awaitFirst();
        Waiting waiting = new Waiting(proposals, new CompletableFuture<>());
        appends.add(waiting);
        await(submit(() -> {
            writeWaiting();
            return true;
        }));
        return await(waiting.done());
    }

    @Override
    public void close() {
        if (!thread.isShutdown()) {
            Future<Boolean> closing = submit(() -> {
                closed = true;
                leave();
                return true;
            });
            thread.shutdown();
            if (opened()) {
                await(closing);
            }
        }
    }

    /** False where it could not be opened, or that takes long: whoever closes it does not wait for that to end. */
    private boolean opened() {
        try {
            opening.get(LONGEST_CLOSE.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The journal is closed before it was open", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeWaiting() {
        List<Waiting> group = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        for (Waiting next = appends.peek(); next != null && fits(next, proposals); next = appends.peek()) {
            group.add(appends.remove());
            proposals.addAll(next.proposals());
        }
        if (group.isEmpty()) {
            return;
        }
        try {
            if (backend instanceof Trail) {
                leave();
            }
            List<Entry> entries = ask(journal -> journal.append(proposals));
            int from = 0;
            for (Waiting waiting : group) {
                int to = from + waiting.proposals().size();
                waiting.done().complete(List.copyOf(entries.subList(from, to)));
                from = to;
            }
            indexSoon();
        } catch (RuntimeException e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    /** A little later, for all that is appended until then: an append that comes at once need not wait for it. */
    private void indexSoon() {
        if (!indexing) {
            indexing = true;
            CompletableFuture.delayedExecutor(INDEX_DELAY.toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(this::index);
        }
    }

    private void index() {
        indexing = false;
        Backend present = backend;
        if (present != null) {
            try {
                present.index();
            } catch (IOException | JournalException e) {
                LOG.warn("The database of the journal did not take what was appended; the log has it", e);
            }
        }
    }

    private static boolean fits(Waiting next, List<Proposal> proposals) {
        return proposals.isEmpty() || proposals.size() + next.proposals().size() <= Trail.MOST_AT_ONCE;
    }

    private <T> T ask(Request<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.of(enter());
            } catch (IOException e) {
                leave();
                if (attempt == ATTEMPTS) {
                    throw new JournalException(
                            new Trouble("The journal does not answer.", "Close every Slipway and try again."), e);
                }
            }
        }
    }

    private Backend enter() {
        if (closed) {
            throw new JournalException(CLOSED);
        }
        Backend present = backend;
        if (present == null) {
            entering = true;
            try {
                present = entrance.enter(this::answer, this::lost);
            } finally {
                entered = System.nanoTime();
                entering = false;
            }
            backend = present;
        }
        return present;
    }

    private void leave() {
        Backend present = backend;
        backend = null;
        if (present != null) {
            present.close();
        }
    }

    /** Takes the place of an owner that has ended, also when nobody here asks for anything. */
    private void lost() {
        try {
            thread.execute(() -> {
                if (backend instanceof Remote remote && remote.ended()) {
                    leave();
                    takeOver();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The journal was closed here too", e);
        }
    }

    private void takeOver() {
        try {
            enter();
            bells.ring();
        } catch (JournalException e) {
            LOG.warn(
                    "The owner of the journal has ended and its place could not be taken; trying again when needed", e);
        }
    }

    /**
     * Empty when this is closed: whoever asked then asks the next owner, and an append is still written once. Who asks
     * while it closes waits for that, for there is no other owner to ask until then.
     */
    private Optional<Message.Answer> answer(Message.Question question) {
        try {
            return Optional.of(tryToAnswer(question));
        } catch (JournalException e) {
            if (!thread.isShutdown()) {
                return Optional.of(new Message.Failed(e.trouble()));
            }
            awaitClosed();
            return Optional.empty();
        }
    }

    private void awaitClosed() {
        try {
            if (!thread.awaitTermination(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("The journal has not closed for {} seconds", LONGEST_WAIT.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Message.Answer tryToAnswer(Message.Question question) {
        return switch (question) {
            case Message.Append(List<Proposal> proposals) -> new Message.Entries(append(proposals));
            case Message.Find(Criteria criteria, int limit, long low, long high) ->
                new Message.Entries(call(journal -> journal.find(criteria, limit, low, high)));
            case Message.FindMarks(String kind, int limit, Span whole) ->
                new Message.Marks(call(journal -> journal.marks(kind, limit, whole)));
            case Message.Narrow(Criteria criteria, Span whole) ->
                new Message.Part(call(journal -> journal.span(criteria, whole)));
            case Message.Range(long low, long high) -> new Message.Entries(call(journal -> journal.range(low, high)));
            case Message.Ask(Message.Matter matter) ->
                switch (matter) {
                    case LAST, WATCH -> new Message.Last(call(Backend::last));
                    case NOTED -> new Message.Noted(call(Backend::noted));
                };
        };
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new JournalException(CLOSED, e);
        }
    }

    /** Entering may mean to make the database anew, which takes as long as it takes; the time limit is for the rest. */
    private <T> T await(Future<T> future) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    end = afterEntering(e);
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JournalException known
                    ? new JournalException(known.trouble(), known)
                    : new JournalException(Trouble.unexpected(e), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long afterEntering(TimeoutException late) {
        long now = System.nanoTime();
        long end = (entering ? now : entered) + LONGEST_WAIT.toNanos();
        if (end > now) {
            return end;
        }
        throw new JournalException(
                new Trouble(
                        "The journal has not answered for %d seconds; whether the entry was recorded is not known."
                                .formatted(LONGEST_WAIT.toSeconds()),
                        "Look with `slipway audit` what was recorded before you try again."),
                late);
    }
}
