package dev.slipway.logs.source;

import dev.slipway.logs.LogState;
import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What a command writes, until it ends. Nobody can tell what it wrote while nobody listened. */
final class CommandReading implements Reading {
    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final int CHUNK = 1 << 15;

    private final String line;
    private final Hearing hearing;
    private final Semaphore channels;
    private boolean begun;
    private boolean ended;

    /** @param channels how many commands may run at once on the host for logs */
    CommandReading(String line, Hearing hearing, Semaphore channels) {
        this.line = line;
        this.hearing = hearing;
        this.channels = channels;
    }

    @Override
    public List<Hearing> logs() {
        return List.of(hearing);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void over(Connection connection) throws IOException, InterruptedException {
        if (!channels.tryAcquire()) {
            hearing.state(new LogState.Waiting("a place: as many commands as a connection has room for run already"));
            channels.acquire();
        }
        try (Channel channel = connection.open(
                Command.script(HostScript.LISTENED.file(), HostScript.LISTENED.text(), List.of("sh", "-c", line)),
                ChannelLimits.opening(OPENING))) {
            hearing.resumed("connection lost");
            if (begun) {
                hearing.missing("the command was started anew");
            }
            hearing.caughtUp();
            begun = true;
            hearing.state(new LogState.Following());
            read(channel);
            int status = channel.status();
            ended = true;
            hearing.state(new LogState.Ended("exit status " + status));
        } finally {
            channels.release();
        }
    }

    private void read(Channel channel) throws IOException, InterruptedException {
        Strands strands = new Strands(hearing);
        Thread errors = Thread.ofVirtual().start(() -> {
            try {
                pass(channel.errors(), strands, 1);
            } catch (IOException e) {
                // Whoever reads the output is told the same.
            }
        });
        try {
            pass(channel.output(), strands, 0);
            errors.join();
        } catch (InterruptedIOException e) {
            errors.interrupt();
            throw e;
        } finally {
            strands.end();
        }
    }

    private static void pass(InputStream from, Strands strands, int which) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
            strands.take(which, chunk, 0, count);
        }
    }
}
