package dev.slipway.git;

/** Hears how far a fetch or a push is. */
@FunctionalInterface
public interface TransferProgress {
    /** Nobody wants to know. */
    TransferProgress UNHEARD = (_, _, _) -> {};

    /**
     * How far a part of the work is.
     *
     * @param part what is done, in git's words, such as Receiving objects
     * @param total 0 where it is not known
     */
    void at(String part, int done, int total);
}
