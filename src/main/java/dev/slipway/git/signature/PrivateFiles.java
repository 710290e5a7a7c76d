package dev.slipway.git.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files for a program, in a directory that only this user can enter and that goes when it is closed. */
final class PrivateFiles implements AutoCloseable {
    private final Path directory;

    PrivateFiles() throws IOException {
        directory = Files.createTempDirectory("slipway-signature");
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    /** What a program wrote here. */
    byte[] read(String name) throws IOException {
        return Files.readAllBytes(directory.resolve(name));
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> there = Files.list(directory)) {
            files = there.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
