package dev.slipway.ssh.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment until which a caller waits. */
record Deadline(Duration total, long end) {

    static Deadline in(Duration total) {
        return new Deadline(total, System.nanoTime() + total.toNanos());
    }

    long remainingNanos() {
        return Math.max(0, end - System.nanoTime());
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
            return task.get(remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException e) {
            Thread.ofVirtual().name("slipway-ssh-abandon").start(abandon);
            throw e;
        }
    }
}
