package dev.slipway.logs;

/** A search that goes on: what it has found so far, and what comes later and is wanted too. Safe for many threads. */
public interface Search extends AutoCloseable {
    /** What was found so far. The newest are looked at first. */
    Rows rows();

    /** How far it has come. */
    Progress progress();

    /**
     * How far a search has come.
     *
     * @param found records that match
     * @param looked records that were looked at
     * @param of records that there are
     * @param fault why it looks at no more, such as an expression that takes too long; empty where it goes on
     */
    record Progress(long found, long looked, long of, String fault) {
        /** Whether all that there is was looked at. */
        public boolean whole() {
            return looked >= of && fault.isEmpty();
        }
    }

    @Override
    void close();
}
