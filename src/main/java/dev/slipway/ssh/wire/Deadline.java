package dev.slipway.ssh.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The moment until which a caller waits. It stands still while a person is waited for. */
final class Deadline {
    private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private final long total;
    private volatile long end;
    private volatile long left;

    private Deadline(Duration total) {
        this.total = total.toNanos();
        this.end = System.nanoTime() + this.total;
    }

    static Deadline in(Duration total) {
        return new Deadline(total);
    }

    long remainingNanos() {
        return Math.max(0, end - System.nanoTime());
    }

    /** How much of the time is over, without what a person took. */
    Duration used() {
        return Duration.ofNanos(total - remainingNanos());
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

    /** The same for what is not done over an open connection. */
    <T> T await(Callable<T> work, Runnable abandon) throws InterruptedException, TimeoutException, ExecutionException {
        return await(work, abandon, () -> true);
    }

    /**
     * Does the work on a platform thread of its own and waits for it. Where the deadline passes, the caller is interrupted or
     * the connection is gone, {@code abandon} must make the work end. The thread itself is never interrupted: that would
     * close the socket under all other users of the connection.
     *
     * @param connected whether the connection that the work needs is there still
     * @throws ExecutionException for the fault of the work, or since there is no connection that it could end over
     */
    <T> T await(Callable<T> work, Runnable abandon, BooleanSupplier connected)
            throws InterruptedException, TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("slipway-ssh").start(task);
        try {
            return result(task, connected);
        } catch (InterruptedException | TimeoutException | Gone e) {
            Thread.ofVirtual().name("slipway-ssh-abandon").start(abandon);
            throw e;
        }
    }

    /** There is no connection any more that the work could end over. */
    private static final class Gone extends ExecutionException {
        private static final long serialVersionUID = 1;

        Gone(TimeoutException since) {
            super(new IOException("The connection has ended", since));
        }
    }

    /**
     * Looks at the clock now and then, for a pause may move the end both ways. Work whose connection is gone has from one
     * look to the next to tell how it ended.
     */
    private <T> T result(FutureTask<T> task, BooleanSupplier connected)
            throws InterruptedException, TimeoutException, ExecutionException {
        boolean gone = false;
        while (true) {
            try {
                return task.get(Math.min(remainingNanos(), LOOK_EVERY), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (remainingNanos() == 0) {
                    throw e;
                }
                if (gone) {
                    throw new Gone(e);
                }
                gone = !connected.getAsBoolean();
            }
        }
    }
}
