package dev.slipway.logs;

import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Times;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Log files that a person has at hand. Bytes that are no UTF-8 are shown as a mark. */
public final class LogFiles {
    /** Stands for standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final int BUFFER = 1 << 16;

    private final Times times;

    /** @param times of all of them */
    public LogFiles(Times times) {
        this.times = times;
    }

    /**
     * Their records in the order of time, read as far as they are wanted; to be closed. Throws {@link UncheckedIOException}
     * with a sentence where one cannot be read.
     *
     * @param standardInput what {@code -} stands for
     */
    public Stream<LogRecord> merged(List<Path> files, Supplier<BufferedReader> standardInput) {
        List<Stream<LogRecord>> sources = new ArrayList<>();
        try {
            for (Path file : files) {
                sources.add(records(file, standardInput));
            }
            return Records.merged(sources).onClose(() -> sources.forEach(Stream::close));
        } catch (UncheckedIOException e) {
            sources.forEach(Stream::close);
            throw e;
        }
    }

    private Stream<LogRecord> records(Path file, Supplier<BufferedReader> standardInput) {
        BufferedReader reader = file.equals(STANDARD_INPUT) ? standardInput.get() : opened(file);
        return Records.of(file.toString(), reader, new Forms(times)).onClose(() -> close(reader));
    }

    private static BufferedReader opened(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new UncheckedIOException(file + " is a directory.", new IOException("A directory has no lines"));
            }
            return reader(file, Files.newInputStream(file));
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("You may not read " + file + ".", e);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether it is compressed is told by its first bytes (RFC 1952), not by its name. */
    private static BufferedReader reader(Path file, InputStream bytes) {
        try {
            BufferedInputStream in = new BufferedInputStream(bytes, BUFFER);
            in.mark(2);
            boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return new BufferedReader(
                    new InputStreamReader(compressed ? new GZIPInputStream(in, BUFFER) : in, StandardCharsets.UTF_8),
                    BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
