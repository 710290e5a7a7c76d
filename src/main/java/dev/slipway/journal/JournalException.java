package dev.slipway.journal;

/** The trail could not be read or written. The message says why and what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public JournalException(String message) {
        super(message);
        this.reason = message;
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
        this.reason = message;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
