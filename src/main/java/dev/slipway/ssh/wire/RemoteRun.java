package dev.slipway.ssh.wire;

import dev.slipway.secret.Masking;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ssh.OutputListener.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One command on a session channel of its own: feeds its input, hands on its output, and says how it ended. */
final class RemoteRun implements Exchange<Outcome> {
    private static final int CHUNK = 32 * 1024;

    /** What was to be sent could not be read. */
    static final class Unread extends IOException {
        private static final long serialVersionUID = 1;

        Unread(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Sessions sessions;
    private final AtomicLong roundTrips;
    private final Command command;
    private final InputStream input;
    private final Deadline deadline;
    private final StreamCapture output;
    private final StreamCapture errors;
    private volatile @Nullable ExecChannel channel;
    private volatile @Nullable IOException inputFault;
    private volatile boolean abandoned;

    /** @param kept how standard output is kept; what goes to the listener, and standard error, is always masked */
    RemoteRun(
            Sessions sessions,
            AtomicLong roundTrips,
            Command command,
            InputStream input,
            OutputListener listener,
            Deadline deadline,
            Masking masking,
            StreamCapture.Kept kept) {
        this.sessions = sessions;
        this.roundTrips = roundTrips;
        this.command = command;
        this.input = input;
        this.deadline = deadline;
        OutputListener oneAtATime = inTurn(listener);
        this.output = new StreamCapture(Stream.OUTPUT, oneAtATime, masking.begin(), kept);
        this.errors = new StreamCapture(Stream.ERRORS, oneAtATime, masking.begin(), StreamCapture.Kept.MASKED);
    }

    private static OutputListener inTurn(OutputListener listener) {
        Object turn = new Object();
        return (stream, text) -> {
            synchronized (turn) {
                listener.line(stream, text);
            }
        };
    }

    @Override
    public Outcome call() throws IOException {
        ExecChannel open = sessions.take(() -> abandoned);
        channel = open;
        try {
            if (abandoned) {
                throw new InterruptedIOException("Abandoned before it started");
            }
            return run(open);
        } finally {
            open.close();
        }
    }

    private Outcome run(ExecChannel session) throws IOException {
        roundTrips.incrementAndGet();
        session.start(command.line());
        sessions.refill();
        // On a platform thread: input that is made while it is read would keep virtual ones from their turn.
        Thread.ofPlatform().daemon().name("slipway-ssh-input").start(() -> feed(session));
        FutureTask<Boolean> readingErrors = new FutureTask<>(() -> drain(session.getErrorStream(), errors));
        Thread.ofVirtual().name("slipway-ssh-errors").start(readingErrors);
        session.awaitAccepted();
        drain(session.getInputStream(), output);
        await(readingErrors);
        session.join();
        if (inputFault != null) {
            throw inputFault;
        }
        return new Outcome(session.status(), output.text(), errors.text(), output.truncated() || errors.truncated());
    }

    private boolean drain(InputStream stream, StreamCapture capture) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                capture.accept(chunk, count);
            }
            capture.end();
            return true;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    private static void await(FutureTask<Boolean> reading) throws IOException {
        try {
            reading.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException("Reading standard error failed", e);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Interrupted while reading standard error");
        }
    }

    /**
     * Copies the input to the command. The end of the input is told only where it really came: it would tell the command
     * that all is there.
     */
    private void feed(ExecChannel session) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = read(chunk); count >= 0; count = read(chunk)) {
                session.feed(chunk, count);
            }
            session.endInput();
        } catch (Unread | Outlet.Stalled e) {
            inputFault = e;
            deadline.expire(); // a command that does not end by itself keeps nobody waiting
        } catch (IOException e) {
            // The command ended before its input did, or the connection broke: the end of its output tells which.
        }
    }

    private int read(byte[] chunk) throws Unread {
        try {
            return input.read(chunk);
        } catch (IOException | RuntimeException e) {
            throw new Unread("The input of " + command.summary() + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Why the input ended before its end: {@link Unread}, or {@link Outlet.Stalled}. */
    Optional<IOException> inputFault() {
        return Optional.ofNullable(inputFault);
    }

    /** Asks the server to end the command, where it can, and ends the channel. */
    @Override
    public void abandon() {
        abandoned = true;
        ExecChannel open = channel;
        if (open == null || !open.isOpen()) {
            return;
        }
        try {
            open.stop();
        } catch (IOException e) {
            // The connection is gone, and the channel with it.
        }
    }
}
