package dev.slipway.git.signature;

import dev.slipway.git.program.InstalledProgram;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs gpg and ssh-keygen, without a shell. */
final class Programs {
    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

    /** Of what a program says no more is read, in bytes. */
    private static final int LONGEST = 1 << 20;

    private final SigningSettings settings;
    private final Duration patience;

    /** @param patience for each run */
    Programs(SigningSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /** How a program ended and what it said. */
    record Ended(int status, String output, String errors) {
        boolean well() {
            return status == 0;
        }

        /** The last line that it said, without its own name before it; of several that is mostly why it failed. */
        String complaint() {
            return Stream.concat(output.lines(), errors.lines())
                    .map(line -> line.replaceFirst("^(gpg|ssh-keygen): ", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("[GNUPG:]"))
                    .reduce((_, last) -> last)
                    .map(line -> line.replaceFirst("\\.$", ""))
                    .orElse("it says nothing");
        }
    }

    /**
     * Where the program of this name is; a path counts where it is named in full, or begins at the home directory.
     */
    Optional<Path> find(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            boolean full = name.startsWith("~/") || Path.of(name).isAbsolute();
            return Optional.of(settings.path(name)).filter(path -> full && Files.isExecutable(path));
        }
        return InstalledProgram.find(name, settings.environment());
    }

    /** @throws IOException if it does not start or does not end in time; the message says which */
    Ended run(Path program, List<String> arguments, byte[] input) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(settings.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        Process process = builder.start();
        try {
            FutureTask<String> output = reading(process.getInputStream());
            FutureTask<String> errors = reading(process.getErrorStream());
            Thread.ofVirtual().name("slipway-signature-input").start(() -> give(process, input));
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
        Thread.ofVirtual().name("slipway-signature-output").start(task);
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
