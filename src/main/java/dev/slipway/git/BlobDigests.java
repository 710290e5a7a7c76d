package dev.slipway.git;

import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    private final Optional<Path> file;
    private final Map<ObjectId, Content> known = new ConcurrentHashMap<>();
    private final Map<ObjectId, Content> unsaved = new HashMap<>();
    private boolean read;

    BlobDigests(Optional<Path> file) {
        this.file = file;
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
        if (unsaved.isEmpty() || file.isEmpty()) {
            return;
        }
        ByteBuffer records = ByteBuffer.allocate(unsaved.size() * RECORD);
        unsaved.forEach((blob, content) -> write(records, blob, content));
        unsaved.clear();
        try {
            Path kept = file.get();
            Path folder = kept.resolveSibling(".").normalize();
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder); // only this one: what was removed meanwhile stays away
            }
            if (Files.exists(kept) && Files.size(kept) + records.position() <= LARGEST) {
                Files.write(kept, records.array(), StandardOpenOption.APPEND);
            } else {
                replace(kept, records.array());
            }
        } catch (IOException e) {
            LOG.warn("The digests of files could not be kept in {}: the next plan takes longer", file.get(), e);
        }
    }

    private static void replace(Path kept, byte[] records) throws IOException {
        Path next = Files.createTempFile(kept.getParent(), kept.getFileName().toString(), ".new");
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
        if (read || file.isEmpty()) {
            return;
        }
        read = true;
        try {
            if (Files.exists(file.get()) && !read(ByteBuffer.wrap(Files.readAllBytes(file.get())))) {
                LOG.warn("{} is damaged and is begun anew", file.get());
                known.clear();
                Files.delete(file.get());
            }
        } catch (IOException e) {
            LOG.warn("The digests of files could not be read from {}", file.get(), e);
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
