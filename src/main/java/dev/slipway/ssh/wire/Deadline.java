package dev.slipway.ssh.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment until which a caller waits. It stands still while a person is asked. */
final class Deadline {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final long total;
    private long began = System.nanoTime();
    private long spent;
    private boolean still;

    private Deadline(Duration total) {
        this.total = total.toNanos();
    }

    static Deadline in(Duration total) {
        return new Deadline(total);
    }

    synchronized long remainingNanos() {
        return Math.max(0, total - spent - (still ? 0 : System.nanoTime() - began));
    }

    /** The time until {@link #goOn} does not count. */
    synchronized void standStill() {
        spent += System.nanoTime() - began;
        still = true;
    }

    synchronized void goOn() {
        began = System.nanoTime();
        still = false;
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

    private <T> T result(FutureTask<T> task) throws InterruptedException, TimeoutException, ExecutionException {
        long wait = remainingNanos();
        while (true) {
            try {
                return task.get(wait, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (remainingNanos() == 0) {
                    throw e;
                }
                wait = Math.max(remainingNanos(), LOOK_AGAIN);
            }
        }
    }
}
