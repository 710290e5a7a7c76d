package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.util.Optional;

/** Why a host could not be used. The message is one sentence that names the host; the remedy says what to do. */
public final class SshException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Address host;
    private final Reason reason;
    private final String remedy;
    private final transient Optional<ChangedKey> changedKey;

    public SshException(Address host, Reason reason, String message, String remedy) {
        super(message);
        this.host = host;
        this.reason = reason;
        this.remedy = remedy;
        this.changedKey = Optional.empty();
    }

    /** A host that shows another key than the known ones. */
    public SshException(Address host, ChangedKey changedKey, String message, String remedy) {
        super(message);
        this.host = host;
        this.reason = Reason.HOST_KEY_CHANGED;
        this.remedy = remedy;
        this.changedKey = Optional.of(changedKey);
    }

    public SshException(Address host, Reason reason, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.host = host;
        this.reason = reason;
        this.remedy = remedy;
        this.changedKey = Optional.empty();
    }

    /** What went wrong. */
    public enum Reason {
        CONFIGURATION,
        UNREACHABLE,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        HOST_KEY_REVOKED,
        LOGIN_REFUSED,
        AGENT_SILENT,
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

    /** The keys in question, where the reason is {@link Reason#HOST_KEY_CHANGED}. */
    public Optional<ChangedKey> changedKey() {
        return changedKey;
    }
}
