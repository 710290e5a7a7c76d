package dev.slipway.git;

/** Signs what git stores of a tag or a commit, for whom it is made. */
interface Signing {
    /** @throws GitException if it cannot be signed */
    byte[] signature(byte[] content);
}
