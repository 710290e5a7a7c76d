package dev.slipway.git.signature;

/** Nothing was signed. The reason is one sentence; the remedy says what to do. */
public final class NotSigned extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String remedy;

    NotSigned(String reason, String remedy) {
        super(reason);
        this.reason = reason;
        this.remedy = remedy;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
