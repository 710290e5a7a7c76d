package dev.slipway.git.graph;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One file of git's commit-graph, format 1 with SHA-1 (gitformat-commit-graph(5)): commits in the order of their ids, with
 * parents, time and generation. JGit's own reader knows no chains of such files and copies the whole into memory.
 *
 * @param before how many commits the files before it in its chain have: positions count on from there
 */
record CommitGraphFile(MemorySegment bytes, Chunks chunks, int count, int before) {
    private static final int SIGNATURE = 0x43475048; // CGPH
    private static final int HEADER = 8;
    private static final int CHUNK_ENTRY = 12;
    private static final int FANOUT = 256;
    private static final int COMMIT_DATA = Constants.OBJECT_ID_LENGTH + 16;
    private static final int NO_PARENT = 0x70000000;
    private static final int MORE_PARENTS = 0x80000000;
    private static final int LAST_PARENT = 0x80000000;
    private static final int[] NONE = {};

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Where the parts of the file begin; 0 for one that is not there. */
    record Chunks(long fanout, long ids, long data, long edges) {
        private static final Chunks ABSENT = new Chunks(0, 0, 0, 0);

        private Chunks with(int name, long offset) {
            return switch (name) {
                case 0x4f494446 -> new Chunks(offset, ids, data, edges); // OIDF
                case 0x4f49444c -> new Chunks(fanout, offset, data, edges); // OIDL
                case 0x43444154 -> new Chunks(fanout, ids, offset, edges); // CDAT
                case 0x45444745 -> new Chunks(fanout, ids, data, offset); // EDGE
                default -> this;
            };
        }
    }

    /** Reads a file; empty where there is none, or one that git would not take either: then commits are read instead. */
    static Optional<CommitGraphFile> open(Path path, int before) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        MemorySegment bytes = content(path);
        if (bytes.byteSize() < HEADER + CHUNK_ENTRY
                || bytes.get(INT, 0) != SIGNATURE
                || bytes.get(INT, 4) >>> 16 != 0x101) {
            return Optional.empty();
        }
        Chunks chunks = Chunks.ABSENT;
        int chunkCount = bytes.get(ValueLayout.JAVA_BYTE, 6) & 0xff;
        for (int i = 0; i < chunkCount && HEADER + (i + 1L) * CHUNK_ENTRY <= bytes.byteSize(); i++) {
            long entry = HEADER + (long) i * CHUNK_ENTRY;
            chunks = chunks.with(bytes.get(INT, entry), bytes.get(LONG, entry + 4));
        }
        if (chunks.fanout() == 0 || chunks.ids() == 0 || chunks.data() == 0) {
            return Optional.empty();
        }
        long fanoutEnd = chunks.fanout() + FANOUT * 4L;
        int count = fanoutEnd > bytes.byteSize() ? -1 : bytes.get(INT, fanoutEnd - 4);
        CommitGraphFile file = new CommitGraphFile(bytes, chunks, count, before);
        return file.isWhole() ? Optional.of(file) : Optional.empty();
    }

    /** Mapped, so that only what is looked at is read. Windows lets nobody replace a file that is mapped. */
    private static MemorySegment content(Path path) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return MemorySegment.ofArray(Files.readAllBytes(path));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    /** Very old versions of git wrote no generations; such a file is of no use. */
    private boolean isWhole() {
        return count >= 0
                && chunks.ids() + (long) count * Constants.OBJECT_ID_LENGTH <= bytes.byteSize()
                && chunks.data() + (long) count * COMMIT_DATA <= bytes.byteSize()
                && (count == 0 || generation(before) > 0);
    }

    /** The position of a commit, or -1. */
    int position(AnyObjectId id) {
        int first = id.getFirstByte();
        int low = first == 0 ? 0 : bytes.get(INT, chunks.fanout() + (first - 1) * 4L);
        int high = bytes.get(INT, chunks.fanout() + first * 4L);
        byte[] at = new byte[Constants.OBJECT_ID_LENGTH];
        while (low < high) {
            int middle = (low + high) >>> 1;
            copyId(middle, at);
            int order = id.compareTo(at, 0);
            if (order == 0) {
                return before + middle;
            }
            if (order < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }

    ObjectId id(int position) {
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        copyId(position - before, id);
        return ObjectId.fromRaw(id);
    }

    private void copyId(int index, byte[] into) {
        MemorySegment.copy(
                bytes,
                ValueLayout.JAVA_BYTE,
                chunks.ids() + (long) index * Constants.OBJECT_ID_LENGTH,
                into,
                0,
                Constants.OBJECT_ID_LENGTH);
    }

    /** Positions of the parents, in their order. */
    int[] parents(int position) {
        long data = data(position) + Constants.OBJECT_ID_LENGTH;
        int first = bytes.get(INT, data);
        if (first == NO_PARENT) {
            return NONE;
        }
        int second = bytes.get(INT, data + 4);
        if (second == NO_PARENT) {
            return new int[] {first};
        }
        return (second & MORE_PARENTS) == 0 ? new int[] {first, second} : parents(first, second & ~MORE_PARENTS);
    }

    private int[] parents(int first, int edge) {
        int last = edge;
        while ((edge(last) & LAST_PARENT) == 0) {
            last++;
        }
        int[] parents = new int[last - edge + 2];
        parents[0] = first;
        for (int i = edge; i <= last; i++) {
            parents[i - edge + 1] = edge(i) & ~LAST_PARENT;
        }
        return parents;
    }

    private int edge(int index) {
        return bytes.get(INT, chunks.edges() + index * 4L);
    }

    /** When it was committed, in seconds since 1970. */
    long time(int position) {
        return bytes.get(LONG, data(position) + Constants.OBJECT_ID_LENGTH + 8) & 0x3_FFFF_FFFFL;
    }

    /** One more than the highest of its parents; 1 without parents. */
    int generation(int position) {
        return bytes.get(INT, data(position) + Constants.OBJECT_ID_LENGTH + 8) >>> 2;
    }

    private long data(int position) {
        return chunks.data() + (long) (position - before) * COMMIT_DATA;
    }
}
