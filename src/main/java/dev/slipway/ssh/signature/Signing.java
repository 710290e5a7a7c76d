package dev.slipway.ssh.signature;

/** How an attempt to sign ended. */
public sealed interface Signing {
    /** The signature is good, which was seen by verifying it. */
    record Signed(SshSignature signature) implements Signing {}

    /**
     * Nothing was signed.
     *
     * @param reason one sentence
     * @param remedy what to do
     */
    record NotSigned(String reason, String remedy) implements Signing {}
}
