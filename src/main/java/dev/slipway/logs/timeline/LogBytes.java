package dev.slipway.logs.timeline;

/** What a log says, byte for byte, as far as it is kept. Safe for many threads. */
interface LogBytes extends AutoCloseable {
    /** The first place that is kept. */
    long begin();

    /**
     * Reads what stands from this place on.
     *
     * @return how many bytes that were: fewer where the log ends, none where that place is not kept any more
     */
    int read(long place, byte[] into, int length);

    @Override
    void close();
}
