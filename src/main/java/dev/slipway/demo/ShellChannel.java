package dev.slipway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command on an exec channel: its process, and threads that carry the three streams. The exit status is sent once
 * the process has ended and its output is through, as OpenSSH does; a channel that closes earlier hangs the process up.
 */
final class ShellChannel implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(ShellChannel.class);

    private final HostShell shell;
    private final String line;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private OutputStream errors = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, immediately) -> {};
    private volatile @Nullable Process process;

    ShellChannel(HostShell shell, String line) {
        this.shell = shell;
        this.line = line;
    }

    @Override
    public void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        errors = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        Process started = shell.start(line);
        process = started;
        environment.addSignalListener(
                (_, signal) -> forward(signal, started), Signal.HUP, Signal.INT, Signal.TERM, Signal.KILL);
        Thread.ofVirtual().name("stdin of ", started.pid()).start(() -> feed(started));
        Thread out = Thread.ofVirtual()
                .name("stdout of ", started.pid())
                .start(() -> carry(started.getInputStream(), output, started));
        Thread err = Thread.ofVirtual()
                .name("stderr of ", started.pid())
                .start(() -> carry(started.getErrorStream(), errors, started));
        Thread.ofVirtual().name("end of ", started.pid()).start(() -> finish(started, out, err));
    }

    /** Called when the channel has closed, whoever closed it. */
    @Override
    public void destroy(ChannelSession channel) throws IOException {
        Process started = process;
        if (started != null && started.isAlive()) {
            HostShell.hangUp(started);
        }
    }

    /** The command may end, or close its input, before all of it was read: then the rest has no reader. */
    private void feed(Process started) {
        try (OutputStream sink = started.getOutputStream()) {
            byte[] chunk = new byte[32 * 1024];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                sink.write(chunk, 0, read);
                if (input.available() == 0) {
                    sink.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("Input of {} ended before it was read: the command or the channel is gone", line, e);
        }
    }

    private static void carry(InputStream from, OutputStream to, Process started) {
        byte[] chunk = new byte[32 * 1024];
        try (from) {
            for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                to.write(chunk, 0, read);
                to.flush();
            }
        } catch (IOException _) {
            started.destroy(); // nobody reads any more: the channel is closed
        }
    }

    private void finish(Process started, Thread out, Thread err) {
        try {
            int status = started.waitFor();
            out.join();
            err.join();
            exit.onExit(status);
        } catch (InterruptedException _) {
            started.destroy();
        }
    }

    private static void forward(Signal signal, Process started) {
        try {
            HostShell.signal(signal.name(), started);
        } catch (IOException e) {
            throw new IllegalStateException("Signal " + signal + " could not be sent", e);
        }
    }
}
