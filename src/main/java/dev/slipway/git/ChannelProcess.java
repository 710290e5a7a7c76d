package dev.slipway.git;

import dev.slipway.ssh.Channel;
import dev.slipway.ssh.SshException;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A command of a host in the form that JGit wants it. */
final class ChannelProcess extends Process {
    private static final int KEPT = 4 * 1024;
    private static final int UNKNOWN = -1;

    private final Channel channel;
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final InputStream output;
    private final InputStream errors;
    private volatile boolean saidAll;

    ChannelProcess(Channel channel) {
        this.channel = channel;
        output = new FilterInputStream(channel.output()) {
            @Override
            public int read() throws IOException {
                return noted(super.read());
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return noted(super.read(bytes, offset, length));
            }
        };
        errors = new FilterInputStream(channel.errors()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                keep(bytes, offset, count);
                return count;
            }
        };
    }

    private int noted(int result) {
        saidAll |= result < 0;
        return result;
    }

    private void keep(byte[] bytes, int offset, int count) {
        synchronized (complained) {
            complained.write(bytes, offset, Math.clamp(count, 0, KEPT - complained.size()));
        }
    }

    /** What it wrote to standard error, up to 4 KiB of what was read. */
    String complaint() {
        synchronized (complained) {
            return complained.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.input();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public int waitFor() throws InterruptedException {
        return channel.status();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        channel.status();
        return true;
    }

    /** The status, where the command has said all that it had to say; -1 where it was ended before. */
    @Override
    public int exitValue() {
        try {
            return saidAll ? channel.status() : UNKNOWN;
        } catch (SshException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    /** Where it has said all it ends by itself, and then tells with what status and what it complained of. */
    @Override
    public void destroy() {
        exitValue();
        channel.close();
    }
}
