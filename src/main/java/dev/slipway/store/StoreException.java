package dev.slipway.store;

/** A database file could not be opened. The message says which and why. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean inUse;

    StoreException(String message) {
        super(message);
        this.inUse = false;
    }

    StoreException(String message, Throwable cause, boolean inUse) {
        super(message, cause);
        this.inUse = inUse;
    }

    /** Whether another process has the file open, so that trying again later can help. */
    public boolean inUse() {
        return inUse;
    }
}
