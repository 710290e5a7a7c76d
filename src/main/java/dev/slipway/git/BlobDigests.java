package dev.slipway.git;

import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which SHA-256 digest and size the content of a blob has, by its git id, which names the same content for ever. What was
 * digested once is remembered, where a file is given also for the next process: to read all of a large repository for
 * each plan would take seconds. A file that cannot be read or written is only slower; one that is damaged is begun anew.
 *
 * <p>The file is a sequence of records: 20 bytes of the id, 32 of the digest, 8 of the size and 4 of CRC-32C over them.
 */
final class BlobDigests {
    private static final Logger LOG = LoggerFactory.getLogger(BlobDigests.class);
    private static final int RECORD = 64;
    private static final int CHECKED = RECORD - Integer.BYTES;
    private static final int DIGEST = 32;
    /** A quarter of a million blobs; then the file is begun anew. */
    private static final long LARGEST = 16L << 20;

    private final Optional<Path> folder;
    private final String name;
    private final Map<ObjectId, Content> known = new ConcurrentHashMap<>();
    private final Map<ObjectId, Content> unsaved = new HashMap<>();
    private boolean read;

    /**
     * @param folder in which this user alone may write; empty: nothing is kept
     * @param name of the file in it
     */
    BlobDigests(Optional<Path> folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** What a blob holds; the size is in bytes. */
    record Content(Digest digest, long size) {}

    Optional<Content> of(ObjectId blob) {
        readOnce();
        return Optional.ofNullable(known.get(blob));
    }

    synchronized void put(ObjectId blob, Content content) {
        known.put(blob, content);
        unsaved.put(blob, content);
    }

    /** Keeps what is new for the next process. */
    synchronized void save() {
        if (unsaved.isEmpty() || folder.isEmpty()) {
            return;
        }
        ByteBuffer records = ByteBuffer.allocate(unsaved.size() * RECORD);
        unsaved.forEach((blob, content) -> write(records, blob, content));
        unsaved.clear();
        Path kept = folder.get().resolve(name);
        try {
            make(folder.get());
            if (Files.exists(kept) && Files.size(kept) + records.position() <= LARGEST) {
                Files.write(kept, records.array(), StandardOpenOption.APPEND);
            } else {
                replace(folder.get(), kept, records.array());
            }
        } catch (IOException e) {
            LOG.warn("The digests of files could not be kept in {}: the next plan takes longer", kept, e);
        }
    }

    /** Only this one: where the data directory was removed meanwhile it stays away. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static void replace(Path folder, Path kept, byte[] records) throws IOException {
        Path next = Files.createTempFile(folder, "digests", ".new");
        try {
            Files.write(next, records);
            Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void write(ByteBuffer records, ObjectId blob, Content content) {
        int start = records.position();
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        blob.copyRawTo(id, 0);
        records.put(id)
                .put(HexFormat.of().parseHex(content.digest().hex()))
                .putLong(content.size())
                .putInt(checksum(records, start));
    }

    private synchronized void readOnce() {
        if (read || folder.isEmpty()) {
            return;
        }
        read = true;
        Path kept = folder.get().resolve(name);
        try {
            if (Files.exists(kept) && !read(ByteBuffer.wrap(Files.readAllBytes(kept)))) {
                LOG.warn("{} is damaged and is begun anew", kept);
                known.clear();
                Files.delete(kept);
            }
        } catch (IOException e) {
            LOG.warn("The digests of files could not be read from {}", kept, e);
        }
    }

    /** False where a record is not whole: then nothing of it is believed. */
    private boolean read(ByteBuffer records) {
        byte[] digest = new byte[DIGEST];
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        while (records.remaining() >= RECORD) {
            int sum = checksum(records, records.position());
            records.get(id).get(digest);
            Content content = new Content(new Digest(HexFormat.of().formatHex(digest)), records.getLong());
            if (records.getInt() != sum) {
                return false;
            }
            known.put(ObjectId.fromRaw(id), content);
        }
        return !records.hasRemaining();
    }

    private static int checksum(ByteBuffer records, int start) {
        CRC32C sum = new CRC32C();
        sum.update(records.slice(start, CHECKED));
        return (int) sum.getValue();
    }
}
