package dev.slipway.ssh;

/** No whole HTTP answer came: refused, cut, not HTTP, or too late. The message says which. */
public final class HttpFailure extends Exception {
    private static final long serialVersionUID = 1;

    public HttpFailure(String message) {
        super(message);
    }

    public HttpFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
