package dev.slipway.git.diff;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** The content of a file; of a large one only the beginning. */
final class Blob {
    private static final int LARGEST = 16 << 20;

    /** Among so many bytes git looks for a NUL (xdiff-interface.c). */
    private static final int BEGINNING = 8000;

    private static final Set<String> PICTURES = Set.of("89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961");
    private static final String BITMAP = "424d";
    private static final int BITMAP_HEADER_AT = 14;
    /** The lengths that the header of a bitmap can have. */
    private static final Set<Integer> BITMAP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

    private final long size;
    private final byte[] bytes;

    private Blob(long size, byte[] bytes) {
        this.size = size;
        this.bytes = bytes;
    }

    static Blob read(ObjectReader reader, TreeEntry entry) throws IOException {
        ObjectLoader loader = reader.open(ObjectId.fromString(entry.id()), Constants.OBJ_BLOB);
        if (loader.getSize() <= LARGEST) {
            return new Blob(loader.getSize(), loader.getCachedBytes());
        }
        try (InputStream content = loader.openStream()) {
            return new Blob(loader.getSize(), content.readNBytes(BEGINNING));
        }
    }

    long size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean whole() {
        return bytes.length == size;
    }

    boolean binary() {
        for (int i = 0; i < Math.min(BEGINNING, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    boolean picture() {
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
        return whole()
                && binary()
                && (PICTURES.stream().anyMatch(start::startsWith)
                        || (start.startsWith(BITMAP)
                                && bytes.length > BITMAP_HEADER_AT
                                && BITMAP_HEADERS.contains((int) bytes[BITMAP_HEADER_AT])));
    }

    Optional<LfsPointer> pointer() {
        return whole() ? LfsPointer.read(bytes) : Optional.empty();
    }
}
