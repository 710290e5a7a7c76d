package dev.slipway.logs.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a timeline keeps what it reads: a directory of its own, made when it is needed. What ended processes left is removed. */
final class SpoolDirectory implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("logs-(\\d+)-.*");

    private final Path directory;

    SpoolDirectory(Path parent) {
        try {
            Files.createDirectories(parent);
            left(parent).forEach(SpoolDirectory::remove);
            this.directory = Files.createTempDirectory(
                    parent, "logs-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Logs cannot be kept in " + parent + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> left(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> {
                        Matcher name = NAME.matcher(entry.getFileName().toString());
                        return name.matches()
                                && ProcessHandle.of(Long.parseLong(name.group(1)))
                                        .isEmpty();
                    })
                    .toList();
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** That of one log. */
    Path of(int log) {
        return directory.resolve(String.valueOf(log));
    }

    /** For the indexes of all. */
    Room room() {
        return new Room(directory);
    }

    @Override
    public void close() {
        remove(directory);
    }
}
