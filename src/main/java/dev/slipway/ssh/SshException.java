package dev.slipway.ssh;

import dev.slipway.project.Address;

/** Why a host could not be used. The message is one sentence that names the host; the remedy says what to do. */
public final class SshException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Address host;
    private final Reason reason;
    private final String remedy;

    public SshException(Address host, Reason reason, String message, String remedy) {
        super(message);
        this.host = host;
        this.reason = reason;
        this.remedy = remedy;
    }

    public SshException(Address host, Reason reason, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.host = host;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** What went wrong. */
    public enum Reason {
        CONFIGURATION,
        UNREACHABLE,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        HOST_KEY_REVOKED,
        LOGIN_REFUSED,
        NO_COMMON_ALGORITHM,
        CHANNEL_REFUSED,
        FORWARDING_FORBIDDEN,
        LOST,
        DEADLINE
    }

    public Address host() {
        return host;
    }

    public Reason reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
