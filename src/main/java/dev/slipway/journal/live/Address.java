package dev.slipway.journal.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the owner of a journal listens. The socket lies in a new directory that only this user can enter; it cannot lie
 * beside the journal, because the path of a socket has at most 107 bytes. {@code journal.owner} names it.
 */
final class Address {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path note;

    Address(Path directory) {
        this.note = directory.resolve("journal.owner");
    }

    /** The socket of the present or an earlier owner. */
    Optional<Path> read() throws IOException {
        try {
            return Optional.of(Path.of(Files.readString(note)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** A path for a new socket. */
    static Path newSocket() throws IOException {
        Path runtime = Path.of(Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .filter(path -> Files.isWritable(Path.of(path)))
                .orElse(System.getProperty("java.io.tmpdir")));
        boolean posix = runtime.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] {PRIVATE} : new FileAttribute<?>[0];
        return Files.createTempDirectory(runtime, "slipway-", attributes).resolve("journal.sock");
    }

    /** Names the socket, and removes the one that an owner left behind when it was killed. */
    void write(Path socket) throws IOException {
        Optional<Path> stale = read();
        if (stale.isPresent()) {
            removeSocket(stale.get());
        }
        Path fresh = note.resolveSibling("journal.owner.new");
        Files.writeString(fresh, socket.toString());
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the note and the socket. */
    void remove(Path socket) throws IOException {
        Files.deleteIfExists(note);
        removeSocket(socket);
    }

    private static void removeSocket(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (socket.getParent() != null) {
            Files.deleteIfExists(socket.getParent());
        }
    }
}
