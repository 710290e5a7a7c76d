package dev.slipway.journal.files;

import java.io.IOException;

/** Asks for parts of the trail, whoever has its files at the moment. */
public interface Asking {
    /** Asks, and waits for the answer. */
    <T> T call(Request<T> request);

    /** Something to ask of the journal. */
    @FunctionalInterface
    interface Request<T> {
        /** The answer; an {@link IOException} means that it may be asked of another backend. */
        T of(Backend backend) throws IOException;
    }
}
