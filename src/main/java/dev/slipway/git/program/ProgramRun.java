package dev.slipway.git.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a program of this machine is run: without a shell, and not for ever.
 *
 * @param directory in which it runs
 * @param environment all variables that it gets
 * @param patience after which it is ended
 */
public record ProgramRun(Path directory, Map<String, String> environment, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramRun.class);

    /** Of what a program says no more is read, in bytes. */
    private static final int LONGEST = 64 << 20;

    /** How a program ended and what it said, as UTF-8. */
    public record Ended(int status, String output, String errors) {
        /** Whether it ended without an error. */
        public boolean well() {
            return status == 0;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param input what it may read; what it does not want holds up nothing
     * @throws IOException if it does not start or does not end in time; the message says which
     */
    public Ended of(Path program, List<String> arguments, byte[] input) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            FutureTask<String> output = reading(process.getInputStream());
            FutureTask<String> errors = reading(process.getErrorStream());
            Thread.ofVirtual().name("slipway-program-input").start(() -> give(process, input));
            long end = System.nanoTime() + patience.toNanos();
            if (!process.waitFor(patience)) {
                throw new TimeoutException();
            }
            return new Ended(
                    process.exitValue(),
                    output.get(end - System.nanoTime(), TimeUnit.NANOSECONDS),
                    errors.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new IOException("it did not end within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("what it says could not be read", e);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static FutureTask<String> reading(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            said.write(stream.readNBytes(LONGEST));
            stream.transferTo(OutputStream.nullOutputStream());
            return said.toString(StandardCharsets.UTF_8);
        });
        Thread.ofVirtual().name("slipway-program-output").start(task);
        return task;
    }

    private static void give(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            LOG.debug("A program took no more input", e); // it has ended, and its status tells why
        }
    }
}
