package dev.slipway.logs.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program that writes some hundred numbered lines a second to a file, and whose file is rotated meanwhile. */
final class Program implements AutoCloseable {
    private final Path file;
    private final List<String> written = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Void> running;
    private OutputStream out;
    private int rotations;

    /** How a file is rotated. */
    enum Rotation {
        /** Renamed, then a new one is made; what was written until then is in the renamed one. */
        RENAME,
        /** Renamed, and the program goes on with the old one for a moment. */
        RENAME_LATE,
        /** Copied, and then made empty. */
        COPY_AND_TRUNCATE,
        /** Deleted, and then a new one is made. */
        DELETE_AND_CREATE
    }

    Program(Path file) throws IOException {
        this.file = file;
        this.out = open();
        this.running = CompletableFuture.runAsync(
                this::write, work -> Thread.ofPlatform().start(work));
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write() {
        try {
            while (!over.get()) {
                line();
                Thread.sleep(2);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void line() throws IOException {
        String line = "line " + written.size() + " of a program that says \u00fcber \u4e16\u754c";
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        written.add(line);
    }

    synchronized List<String> written() {
        return List.copyOf(written);
    }

    void rotate(Rotation how) throws IOException, InterruptedException {
        if (how == Rotation.RENAME_LATE) {
            Files.move(file, archive());
            Thread.sleep(300);
            reopen();
            return;
        }
        synchronized (this) {
            switch (how) {
                case RENAME, RENAME_LATE -> Files.move(file, archive());
                case DELETE_AND_CREATE -> Files.delete(file);
                case COPY_AND_TRUNCATE -> {
                    Files.copy(file, archive(), StandardCopyOption.REPLACE_EXISTING);
                    Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)
                            .close();
                    return;
                }
            }
            reopen();
        }
    }

    private Path archive() {
        rotations++;
        return file.resolveSibling(file.getFileName() + "." + rotations);
    }

    private synchronized void reopen() throws IOException {
        out.close();
        out = open();
    }

    /** Writes no more. */
    void end() {
        over.set(true);
        running.join();
    }

    @Override
    public void close() throws IOException {
        end();
        out.close();
    }
}
