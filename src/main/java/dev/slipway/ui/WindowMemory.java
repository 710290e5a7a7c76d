package dev.slipway.ui;

import dev.slipway.json.Json;
import dev.slipway.ui.shell.ProjectMemory.Kept;
import dev.slipway.ui.theme.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window remembers from one start to the next, in a file of its own. It is read once. Safe for use by several threads. */
final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final int RECENT = 8;

    private final Path file;
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

        /** With what is remembered of this project, if it is one of those. */
        Remembered with(String path, Kept kept) {
            return new Remembered(
                    appearance,
                    bounds,
                    maximized,
                    recent.stream()
                            .map(r -> r.path().equals(path) ? new Recent(r.name(), path, Optional.of(kept)) : r)
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

    /** Remembers this from now on. A failure is logged and changes nothing else. */
    synchronized void write(Remembered remembered) {
        known = Optional.of(remembered);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, Json.bytes(remembered));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("What the window remembers could not be written to {}", file, e);
        }
    }
}
