package dev.slipway.git.merge;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * How much of one file is in another, as git measures it to find renames: which bytes stand in lines, or in pieces of 64 bytes
 * of long ones, that both have. Versions of git differ in whether a last line without an end counts.
 */
final class Similarities {
    private static final int WHOLE = 100;
    private static final int PIECE = 64;

    /** Git takes half for a rename; so near to it small differences decide. */
    private static final int SURELY_OTHER = 47;

    private static final int SURELY_SAME = 53;

    private static final int LARGEST = 50 << 20;

    private final ObjectReader reader;
    private final Map<ObjectId, Pieces> known = new HashMap<>();
    private final Map<ObjectId, Long> sizes = new HashMap<>();

    Similarities(ObjectReader reader) {
        this.reader = reader;
    }

    /** The bytes of a file by the hash of the piece that they stand in; the piece at the end that no line end closes apart. */
    private record Pieces(Map<Long, Integer> closed, long open, int openBytes) {
        int bytesOf(long piece, boolean withOpen) {
            return closed.getOrDefault(piece, 0) + (withOpen && piece == open ? openBytes : 0);
        }
    }

    /** Whether git might take the one for the other by another name. */
    boolean mayBe(Leaf from, Leaf to) throws IOException {
        return comparable(from, to) && score(from.id(), to.id(), true) >= SURELY_OTHER;
    }

    /** Whether every version of git does. */
    boolean surely(Leaf from, Leaf to) throws IOException {
        return comparable(from, to) && from.regular() && score(from.id(), to.id(), false) >= SURELY_SAME;
    }

    /** Links are the same by another name only if they point to the same; empty files never are. */
    private boolean comparable(Leaf from, Leaf to) throws IOException {
        if (from.link() && to.link()) {
            return from.id().equals(to.id());
        }
        return from.regular() && to.regular() && size(from.id()) > 0 && size(to.id()) > 0;
    }

    private long score(ObjectId from, ObjectId to, boolean withOpen) throws IOException {
        long least = Math.min(size(from), size(to));
        long most = Math.max(size(from), size(to));
        if (from.equals(to)) {
            return WHOLE;
        }
        if (least * WHOLE < most * SURELY_OTHER) {
            return 0;
        }
        if (most > LARGEST) {
            return withOpen ? WHOLE : 0;
        }
        Pieces one = pieces(from);
        Pieces other = pieces(to);
        long common = 0;
        for (long piece : one.closed().keySet()) {
            common += Math.min(one.bytesOf(piece, withOpen), other.bytesOf(piece, withOpen));
        }
        if (withOpen && !one.closed().containsKey(one.open())) {
            common += Math.min(one.openBytes(), other.bytesOf(one.open(), true));
        }
        return common * WHOLE / most;
    }

    private long size(ObjectId id) throws IOException {
        Long size = sizes.get(id);
        if (size == null) {
            size = reader.getObjectSize(id, Constants.OBJ_BLOB);
            sizes.put(id, size);
        }
        return size;
    }

    private Pieces pieces(ObjectId id) throws IOException {
        Pieces pieces = known.get(id);
        if (pieces == null) {
            pieces = pieces(reader.open(id, Constants.OBJ_BLOB).getCachedBytes(LARGEST));
            known.put(id, pieces);
        }
        return pieces;
    }

    private static Pieces pieces(byte[] content) {
        boolean text = !FileMerge.binary(content);
        Map<Long, Integer> closed = new HashMap<>();
        long hash = 0;
        int length = 0;
        for (int i = 0; i < content.length; i++) {
            byte next = content[i];
            boolean carriageReturn = text && next == '\r' && i + 1 < content.length && content[i + 1] == '\n';
            if (!carriageReturn) {
                hash = (hash ^ (next & 0xff)) * 0x100000001b3L + 1;
                length++;
                if (next == '\n' || length == PIECE) {
                    closed.merge(hash, length, Integer::sum);
                    hash = 0;
                    length = 0;
                }
            }
        }
        return new Pieces(closed, hash, length);
    }
}
