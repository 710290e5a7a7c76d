package dev.slipway.ssh;

import java.nio.file.Path;

/**
 * A line of a known_hosts file that says something of a host.
 *
 * @param number of the line in its file, the first is 1
 * @param type of the key
 * @param fingerprint of the key, SHA-256, as ssh shows it
 */
public record KnownLine(Path file, int number, String type, String fingerprint, Standing standing) {

    /** For whom a line stands, and with that what removing a host's known keys does to it. */
    public enum Standing {
        /** For this host alone: it goes. */
        OWN,
        /** For other names too: it stays, without this host's. */
        SHARED,
        /** For all names that fit a pattern: it stays. */
        PATTERN,
        /** For the same name at port 22: it stays. */
        OTHER_PORT,
        /** It names a certificate authority: it stays. */
        AUTHORITY,
        /** It says that a key counts no more: it stays. */
        REVOKED,
        /** This person cannot change the file: it stays. */
        LOCKED
    }

    /** Whether removing a host's known keys changes the line. */
    public boolean removable() {
        return standing == Standing.OWN || standing == Standing.SHARED;
    }
}
