package dev.slipway.app;

import dev.slipway.ssh.FirstContact;

/** Whoever says whether a host that is seen for the first time is the right one. */
@FunctionalInterface
public interface HostQuestions {
    /** Nobody: every unknown host is refused. */
    HostQuestions NOBODY = (_, _) -> false;

    /**
     * Whether the key is that host's. It may wait for a person; asked about one host at a time.
     *
     * @param byFingerprint whether only the fingerprint itself is an answer, given by whoever runs the host: so for hosts of
     *     tier production, and for those that no environment names, such as jump hosts
     */
    boolean right(FirstContact contact, boolean byFingerprint) throws InterruptedException;
}
