package dev.slipway.git.signature;

/** What can be done where a program is not there. */
final class Remedies {
    private Remedies() {}

    static String install(Format format) {
        return switch (format) {
            case OPENPGP -> "Install GnuPG, or tell git where it is with gpg.program.";
            case X509 -> "Install gpgsm, or tell git where it is with gpg.x509.program.";
            case SSH -> "Install OpenSSH 8.2 or newer, or tell git where its ssh-keygen is with gpg.ssh.program.";
        };
    }
}
