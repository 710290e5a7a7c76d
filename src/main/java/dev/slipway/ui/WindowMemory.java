package dev.slipway.ui;

import dev.slipway.json.Json;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import dev.slipway.ui.theme.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers from one start to the next, in a file of its own. Several windows share it: each changes in it only
 * what was changed in that window. Safe for use by several threads.
 */
final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final int RECENT = 8;

    /** How long another window is waited for that writes just now. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<UnaryOperator<Remembered>> unwritten = new ArrayList<>();
    private Optional<Remembered> known = Optional.empty();

    WindowMemory(Path file) {
        this.file = file;
    }

    /**
     * @param bounds where the window was, in screen coordinates
     * @param recent projects, the last one first
     */
    record Remembered(Appearance appearance, Optional<Bounds> bounds, boolean maximized, List<Recent> recent) {
        /** With this project as the last one. */
        Remembered opened(Recent project) {
            List<Recent> all = Stream.concat(
                            Stream.of(of(project.path())
                                    .map(before -> new Recent(project.name(), project.path(), before.kept()))
                                    .orElse(project)),
                            recent.stream().filter(r -> !r.path().equals(project.path())))
                    .limit(RECENT)
                    .toList();
            return new Remembered(appearance, bounds, maximized, all);
        }

        /** With what a person changed in this project, if it is one of those. */
        Remembered with(String path, Kept before, Kept after) {
            return new Remembered(
                    appearance,
                    bounds,
                    maximized,
                    recent.stream()
                            .map(r -> r.path().equals(path) ? r.changed(before, after) : r)
                            .toList());
        }

        Optional<Recent> of(String path) {
            return recent.stream().filter(r -> r.path().equals(path)).findFirst();
        }

        Remembered with(Appearance chosen) {
            return new Remembered(chosen, bounds, maximized, recent);
        }

        Remembered at(Bounds place, boolean max) {
            return new Remembered(appearance, Optional.of(place), max, recent);
        }
    }

    /** A place on the screen. */
    record Bounds(double x, double y, double width, double height) {}

    /**
     * A project that was open.
     *
     * @param kept empty where nothing was chosen in it
     */
    record Recent(String name, String path, Optional<Kept> kept) {
        Recent(String name, String path) {
            this(name, path, Optional.empty());
        }

        private Recent changed(Kept before, Kept after) {
            return new Recent(name, path, Optional.of(kept.orElse(Kept.NOTHING).changed(before, after)));
        }
    }

    /** What is remembered; nothing where there is no file or it cannot be read. */
    synchronized Remembered read() {
        Remembered remembered = known.orElseGet(this::readFile);
        known = Optional.of(remembered);
        return remembered;
    }

    private Remembered readFile() {
        Remembered nothing = new Remembered(Appearance.SYSTEM, Optional.empty(), false, List.of());
        try {
            return Json.read(Files.readAllBytes(file), Remembered.class);
        } catch (NoSuchFileException first) {
            return nothing;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What the window remembered could not be read from {}; it starts anew", file, e);
            return nothing;
        }
    }

    /** Changes what is remembered; the file has it from the next {@link #write} on. */
    synchronized void change(UnaryOperator<Remembered> change) {
        known = Optional.of(change.apply(read()));
        unwritten.add(change);
    }

    /** Writes what has changed into the file as it is by now. A failure is logged and changes nothing else. */
    void write() {
        writing.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel =
                    FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                waitFor(channel);
                Remembered next = changed(readFile());
                Path beside = sibling(".new");
                Files.write(beside, Json.bytes(next));
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.warn("What the window remembers could not be written to {}", file, e);
        } finally {
            writing.unlock();
        }
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private synchronized Remembered changed(Remembered now) {
        Remembered changed = now;
        for (UnaryOperator<Remembered> change : unwritten) {
            changed = change.apply(changed);
        }
        unwritten.clear();
        known = Optional.of(changed);
        return changed;
    }

    /** Goes on without the lock where it is not to be had: the file is whole whoever writes it. */
    private void waitFor(FileChannel channel) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!locked(channel) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** The lock lasts until the channel is closed. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }
}
