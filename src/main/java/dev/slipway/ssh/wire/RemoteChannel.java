package dev.slipway.ssh.wire;

import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.SshException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A channel in a caller's hands. Threads of its own stand between its streams and the wire; they end when the channel
 * does.
 */
final class RemoteChannel implements Channel {
    private static final int CHUNK = 32 * 1024;

    /** How long the server may take to end a channel; OpenSSH does so only when the command has ended. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final LastingChannel channel;
    private final Faults faults;
    private final String doing;
    private final ChannelLimits limits;
    private final Runnable whenEnded;
    private final Pipe input = new Pipe();
    private final Pipe output = new Pipe();
    private final Pipe errors = new Pipe();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Thread> readers = new CopyOnWriteArrayList<>();
    private final long opened = System.nanoTime();
    private volatile long moved = opened;
    private volatile int status;
    private volatile @Nullable IOException fault;

    /**
     * @param channel open
     * @param doing what it is for, in the words of a sentence
     * @param whenEnded done once when the channel is gone
     */
    RemoteChannel(LastingChannel channel, Faults faults, String doing, ChannelLimits limits, Runnable whenEnded) {
        this.channel = channel;
        this.faults = faults;
        this.doing = doing;
        this.limits = limits;
        this.whenEnded = whenEnded;
    }

    /** Begins to move bytes. */
    RemoteChannel start() {
        thread("slipway-ssh-input", this::send);
        Thread readingErrors = reader("slipway-ssh-errors", () -> receive(channel.getErrorStream(), errors));
        reader("slipway-ssh-output", () -> {
            receive(channel.getInputStream(), output);
            finish(readingErrors);
        });
        return this;
    }

    /** On a platform thread, as all that waits at the connection's socket. */
    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    private Thread reader(String name, Runnable work) {
        Thread thread = thread(name, work);
        readers.add(thread);
        return thread;
    }

    private void send() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = take(chunk); count >= 0; count = take(chunk)) {
                channel.send(chunk, count);
                moved = System.nanoTime();
            }
            if (!closed.get()) {
                channel.endInput();
            }
        } catch (EOFException e) {
            // The channel is over. How that came is told at its end, to who writes too.
        } catch (IOException e) {
            input.fail(lost(e));
        }
    }

    private int take(byte[] chunk) throws IOException {
        return input.take(chunk, 0, chunk.length, Pipe.Patience.ENDLESS);
    }

    private void receive(InputStream from, Pipe to) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                moved = System.nanoTime();
                to.put(chunk, 0, count, Pipe.Patience.ENDLESS);
            }
            to.end();
        } catch (IOException e) {
            to.fail(lost(e));
        }
    }

    /** Waits for the end that the server tells. */
    private void finish(Thread readingErrors) {
        try {
            readingErrors.join();
            channel.join();
            status = channel.status();
        } catch (IOException e) {
            fault = e;
        } catch (InterruptedException e) {
            fault = new InterruptedIOException("it was closed before it ended");
        } finally {
            IOException why = fault;
            if (why == null) {
                input.end();
            } else {
                input.fail(lost(why));
            }
            ended.countDown();
            whenEnded.run();
        }
    }

    private IOException lost(IOException cause) {
        return told(faults.lost(doing, cause));
    }

    private static IOException told(SshException why) {
        return new IOException(why.getMessage(), why);
    }

    /** The wait that begins now. */
    private Pipe.Patience patience() {
        long start = System.nanoTime();
        return () -> {
            long left = left(start);
            if (left <= 0) {
                throw told(tooLong());
            }
            return left;
        };
    }

    /** Nanoseconds that a wait since then may still last. */
    private long left(long start) {
        long now = System.nanoTime();
        long idle = limits.idle()
                .map(limit -> limit.toNanos() - (now - Math.max(start, moved)))
                .orElse(Long.MAX_VALUE);
        long total =
                limits.total().map(limit -> limit.toNanos() - (now - opened)).orElse(Long.MAX_VALUE);
        return Math.min(idle, total);
    }

    private SshException tooLong() {
        Optional<Duration> over = limits.total().filter(limit -> System.nanoTime() - opened >= limit.toNanos());
        TimeoutException cause = new TimeoutException();
        return over.isPresent()
                ? faults.deadline(doing, over.get(), cause)
                : faults.silent(doing, limits.idle().orElseThrow(), cause);
    }

    @Override
    public OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                input.put(bytes, offset, length, patience());
            }

            @Override
            public void close() {
                input.end();
            }
        };
    }

    @Override
    public InputStream output() {
        return reading(output);
    }

    @Override
    public InputStream errors() {
        return reading(errors);
    }

    private InputStream reading(Pipe pipe) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return pipe.take(bytes, offset, length, patience());
            }

            @Override
            public int available() {
                return pipe.available();
            }
        };
    }

    @Override
    public int status() throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long left = left(start);
            if (left <= 0) {
                throw tooLong();
            }
            if (ended.await(left, TimeUnit.NANOSECONDS)) {
                break;
            }
        }
        IOException broken = fault;
        if (broken != null) {
            throw faults.lost(doing, broken);
        }
        return status;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        input.end();
        output.end();
        errors.end();
        if (ended.getCount() > 0) {
            Thread.ofPlatform().daemon().name("slipway-ssh-end").start(this::stop);
        }
    }

    /**
     * Where the server does not end the channel soon nobody waits for that. Only those that read are interrupted: to
     * interrupt one that writes could end the connection of a jump host.
     */
    private void stop() {
        try {
            channel.stop();
            if (ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException | InterruptedException e) {
            // The connection is gone, and the channel with it.
        }
        readers.forEach(Thread::interrupt);
    }
}
