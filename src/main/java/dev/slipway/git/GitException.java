package dev.slipway.git;

/** The repository cannot do this. The message is one sentence; the remedy says what to do. */
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public GitException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public GitException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
