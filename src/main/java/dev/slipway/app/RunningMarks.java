package dev.slipway.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which deployments a process of this machine runs: for each the lock of a file, which the operating system takes back when
 * the process dies, however it does. A mark that cannot be made or read changes nothing about a deployment.
 */
final class RunningMarks {
    private static final Logger LOG = LoggerFactory.getLogger(RunningMarks.class);

    private final Path directory;

    /** @param directory made when the first deployment runs */
    RunningMarks(Path directory) {
        this.directory = directory;
    }

    /** Ends a mark. */
    interface Mark extends AutoCloseable {
        @Override
        void close();
    }

    /** Marks a deployment as run by this process, until the mark is closed. */
    Mark mark(String deployment) {
        Path file = file(deployment);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return () -> {}; // whoever runs it has marked it; the lease decides between the two
            }
            return () -> end(file, channel, lock);
        } catch (IOException e) {
            LOG.warn("That {} runs cannot be marked in {}", deployment, file, e);
            return () -> {};
        }
    }

    private static void end(Path file, FileChannel channel, FileLock lock) {
        try (channel) {
            Files.deleteIfExists(file);
            lock.release();
        } catch (IOException e) {
            LOG.warn("The mark {} could not be taken away", file, e);
        }
    }

    /** Whether another process of this machine runs a deployment. Not to be asked of one that this process runs. */
    boolean runsElsewhere(String deployment) {
        try (FileChannel channel = FileChannel.open(file(deployment), StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            LOG.warn("Whether {} runs cannot be seen", deployment, e);
            return false;
        }
    }

    private Path file(String deployment) {
        return directory.resolve(deployment + ".running");
    }
}
