package dev.slipway.ssh.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment until which a caller waits. It stands still while a person is waited for. */
final class Deadline {
    private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private volatile long end;
    private volatile long left;

    private Deadline(Duration total) {
        this.end = System.nanoTime() + total.toNanos();
    }

    static Deadline in(Duration total) {
        return new Deadline(total);
    }

    long remainingNanos() {
        return Math.max(0, end - System.nanoTime());
    }

    /** From now on it stands still, but not for longer than this. */
    void pause(Duration atMost) {
        long now = System.nanoTime();
        left = end - now;
        end = now + atMost.toNanos();
    }

    /** Ends the pause: what was left of the time before it is left again. */
    void resume() {
        end = System.nanoTime() + left;
    }

    /** It is over now. */
    void expire() {
        end = System.nanoTime();
    }

    boolean acquire(Semaphore semaphore) throws InterruptedException {
        return semaphore.tryAcquire(remainingNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Does the work on a platform thread of its own and waits for it. Where the deadline passes or the caller is
     * interrupted, {@code abandon} must make the work end. The thread itself is never interrupted: that would close the
     * socket under all other users of the connection.
     */
    <T> T await(Callable<T> work, Runnable abandon) throws InterruptedException, TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("slipway-ssh").start(task);
        try {
            return result(task);
        } catch (InterruptedException | TimeoutException e) {
            Thread.ofVirtual().name("slipway-ssh-abandon").start(abandon);
            throw e;
        }
    }

    /** Looks at the clock now and then, for a pause may move the end both ways. */
    private <T> T result(FutureTask<T> task) throws InterruptedException, TimeoutException, ExecutionException {
        while (true) {
            try {
                return task.get(Math.min(remainingNanos(), LOOK_EVERY), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (remainingNanos() == 0) {
                    throw e;
                }
            }
        }
    }
}
