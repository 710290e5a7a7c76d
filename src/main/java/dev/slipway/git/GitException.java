package dev.slipway.git;

/** The repository cannot do this. The message is one sentence; the remedy says what to do. */
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;
    private final boolean aboutLogin;

    public GitException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
        this.aboutLogin = false;
    }

    public GitException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.aboutLogin = false;
    }

    private GitException(String message, String remedy, boolean aboutLogin) {
        super(message);
        this.remedy = remedy;
        this.aboutLogin = aboutLogin;
    }

    /** A remote wants a login that it does not get. */
    static GitException ofLogin(String message, String remedy) {
        return new GitException(message, remedy, true);
    }

    public String remedy() {
        return remedy;
    }

    /** Whether a remote wants a login that it does not get: then it fails until a person does something. */
    public boolean aboutLogin() {
        return aboutLogin;
    }
}
