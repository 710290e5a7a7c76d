package dev.slipway.ui.work;

import javafx.util.Subscription;

/** Turns the handle of a listener into a subscription. */
public final class Listening {
    private Listening() {}

    /** A subscription whose end closes the handle; a handle that cannot be closed is a fault. */
    public static Subscription to(AutoCloseable handle) {
        return () -> {
            try {
                handle.close();
            } catch (Exception e) {
                throw new IllegalStateException("A listener could not be taken away", e);
            }
        };
    }
}
