package dev.slipway.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a vault, in a directory that only this person can enter. It is replaced in one step, so a reader sees it
 * before a change or after, whatever ends the writer. Where a file system knows no such modes, those are not looked at.
 */
final class VaultStore {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final String FILE_MODE = "rw-------";
    private static final String DIRECTORY_MODE = "rwx------";
    private static final Duration TURN = Duration.ofMillis(20);

    private final Path directory;
    private final Duration patience;

    /** @param patience longest wait for another process that changes the vault */
    VaultStore(Path directory, Duration patience) {
        this.directory = directory;
        this.patience = patience;
    }

    Path file() {
        return directory.resolve("vault");
    }

    /** What is there now; empty where there is no vault yet. */
    Optional<VaultFile> read() {
        try {
            byte[] content = Files.readAllBytes(file());
            requirePrivate(directory, "700");
            requirePrivate(file(), "600");
            return Optional.of(VaultForm.read(content, file()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw VaultException.unreadable(file(), e);
        }
    }

    /** The right to change the file, until it is closed or the process ends. */
    interface Turn extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Waits while another process, or another part of this one, changes the vault. */
    Turn turn() throws IOException, InterruptedException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        if (Files.notExists(directory)) {
            Files.createDirectories(directory, mode(DIRECTORY_MODE));
        }
        requirePrivate(directory, "700");
        FileChannel channel = FileChannel.open(
                directory.resolve("vault.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                mode(FILE_MODE));
        try {
            await(channel);
            return channel::close;
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void await(FileChannel channel) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!taken(channel)) {
            if (System.nanoTime() - deadline > 0) {
                throw VaultException.busy(file());
            }
            Thread.sleep(TURN);
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /**
     * Puts this in the file's place; when it returns it is on the disk. Only for whoever has the turn.
     *
     * @throws IOException where the file is as it was
     * @throws VaultException where it is the new one, but may not be on the disk
     */
    void replace(VaultFile vault) throws IOException {
        Path fresh = directory.resolve("vault.new");
        Files.deleteIfExists(fresh);
        try {
            write(fresh, VaultForm.write(vault));
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        if (knowsModes()) {
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            } catch (IOException e) {
                throw VaultException.unforced(file(), e);
            }
        }
    }

    private void write(Path path, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(FILE_MODE))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private void requirePrivate(Path path, String wanted) throws IOException {
        if (knowsModes()) {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
            if (modes.stream().anyMatch(OTHERS::contains)) {
                throw VaultException.seenByOthers(path, PosixFilePermissions.toString(modes), wanted);
            }
        }
    }

    private FileAttribute<?>[] mode(String modes) {
        return knowsModes()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))}
                : new FileAttribute<?>[0];
    }

    private boolean knowsModes() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
