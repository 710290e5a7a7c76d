package dev.slipway.app;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shares what was written into ledgers with the team, while whoever wrote it goes on. */
final class Telling implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    /** Gives the remote what it lacks; why it does not have all. */
    interface Sharing {
        Optional<String> share() throws InterruptedException;
    }

    /** Begins to share. That this fails keeps nothing from going on: the next exchange shares it. */
    void tell(String what, Sharing sharing) {
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(Thread.ofVirtual().name("telling").start(() -> {
            try {
                sharing.share().ifPresent(why -> LOG.warn("Others do not see {} yet: {}", what, why));
            } catch (RuntimeException e) {
                LOG.warn("Others do not see {} yet", what, e);
            } catch (InterruptedException stopped) {
                LOG.debug("Others see {} after the next exchange", what, stopped);
            }
        }));
    }

    /** Waits until the team was told; a remote that does not answer is told the next time. */
    @Override
    public void close() {
        for (Thread thread = threads.poll(); thread != null; thread = threads.poll()) {
            try {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
