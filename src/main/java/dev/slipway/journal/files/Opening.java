package dev.slipway.journal.files;

import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.store.Database;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the files of a trail for appending, and makes what there is not yet or not any more. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Path directory;
    private final Progress progress;

    Opening(Path directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** What it gives. */
    record Opened(TrailReader reader, TrailState state) {}

    /** Opens them; a damaged database is made anew. */
    Opened run() throws IOException {
        try {
            return whole();
        } catch (StoreException | JdbiException e) {
            if (!mends(e)) {
                throw e;
            }
            return mended(e);
        }
    }

    /** Whether the database failed because it is damaged, as a crash can leave it, and can be made anew from the log. */
    boolean mends(Exception failure) {
        return Database.isDamage(failure) && Files.exists(AheadLog.in(directory));
    }

    /** Makes the database anew, keeps the damaged one beside it, and opens all. */
    Opened mended(Exception damage) throws IOException {
        LOG.warn("The database of the journal in {} is damaged and is made anew", directory, damage);
        Rebuild rebuild = new Rebuild(directory, progress);
        rebuild.make();
        Files.move(
                Trail.database(directory),
                directory.resolve("journal.damaged.mv.db"),
                StandardCopyOption.REPLACE_EXISTING);
        rebuild.put();
        return whole();
    }

    private Opened whole() throws IOException {
        boolean anew = !Files.exists(Trail.database(directory)) || Files.size(Trail.database(directory)) == 0;
        if (anew) {
            makeAnew();
        }
        Ledger ledger = Ledger.open(Trail.stem(directory), Database.Access.WRITE);
        try {
            if (anew) {
                forceNames();
            }
            return new Opened(TrailReader.of(ledger), takeUp(ledger));
        } catch (IOException | RuntimeException e) {
            closeAfter(e, TrailReader.of(ledger));
            throw e;
        }
    }

    /** A database that failed may fail again when it is closed. */
    static void closeAfter(Exception failure, TrailReader reader) {
        try {
            reader.close();
        } catch (JdbiException | StoreException e) {
            failure.addSuppressed(e);
        }
    }

    /** Where there is a log the database comes from it; where there is nothing at all a new trail begins. */
    private void makeAnew() throws IOException {
        Path log = AheadLog.in(directory);
        if (Files.exists(log) && Files.size(log) > 0) {
            Rebuild rebuild = new Rebuild(directory, progress);
            rebuild.make();
            rebuild.put();
        } else if (HeadFile.read(Trail.headFile(directory)).isEmpty()) {
            AheadLog.create(directory);
            HeadFile.create(Trail.headFile(directory));
        }
    }

    private TrailState takeUp(Ledger ledger) throws IOException {
        TrailState changed = new TrailState.Refusing(
                new Trouble(
                        "The journal in %s was changed by something other than Slipway, so nothing is added to it."
                                .formatted(directory),
                        "See what with `slipway audit verify`; then move the folder away as evidence, and a new journal begins."));
        Optional<HeadFile.Note> noted = HeadFile.read(Trail.headFile(directory));
        if (noted.isEmpty() || !Files.exists(AheadLog.in(directory))) {
            return changed;
        }
        HeadFile headFile = HeadFile.open(Trail.headFile(directory), noted.get());
        try {
            Optional<Recovery.Recovered> recovered = new Recovery(directory, ledger, noted.get(), progress).run();
            if (recovered.isPresent()) {
                headFile.force(recovered.get().head(), false);
                Object fileKey = TrailState.Writable.fileKey(directory);
                AheadLog log = AheadLog.open(directory, recovered.get().length());
                return new TrailState.Writable(
                        log, ledger, headFile, fileKey, recovered.get().head(), Map.of());
            }
        } catch (IOException | RuntimeException e) {
            headFile.close();
            throw e;
        }
        headFile.close();
        return changed;
    }

    /** The names of new files survive a power failure only when their directory is forced too; Windows has no way to. */
    private void forceNames() throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
