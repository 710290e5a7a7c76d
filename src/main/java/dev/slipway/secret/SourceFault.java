package dev.slipway.secret;

/** Why a source of secret values cannot be used: one sentence that shows no value, and what to do. */
public final class SourceFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public SourceFault(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public SourceFault(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
