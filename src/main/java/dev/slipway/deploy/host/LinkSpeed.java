package dev.slipway.deploy.host;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip stream that compresses only where that is faster. The first megabyte is compressed and shows how fast the link
 * takes it: later a busy host holds the stream up too, and would make every link look slow. Where it was faster than
 * {@link #FAST}, the rest travels stored. One stream gains from compressing below about 28 MB/s, as measured; several at
 * once share what compresses.
 */
final class LinkSpeed extends GZIPOutputStream {
    /** Bytes a second. */
    private static final double FAST = 28e6;

    private static final long JUDGED_AFTER = 1 << 20;

    private final double fast;
    private long taken;
    private long nanosTaking;
    private long pausedAt = System.nanoTime();
    private boolean judged;

    /** @param streams how many are made at once */
    LinkSpeed(OutputStream out, int streams) throws IOException {
        super(out);
        fast = FAST * Math.min(1, (double) Runtime.getRuntime().availableProcessors() / streams);
    }

    /** The link took this many bytes from now on. */
    void pause(int bytes) {
        taken += Math.max(0, bytes);
        pausedAt = System.nanoTime();
    }

    /** The link wants more. */
    void resume() {
        nanosTaking += System.nanoTime() - pausedAt;
        if (!judged && taken >= JUDGED_AFTER) {
            judged = true;
            if (taken * 1e9 / nanosTaking > fast) {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }
    }
}
