package dev.slipway.vault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The vault could not be read, opened or written. The message is one sentence, without any value; the remedy says what to do. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final String remedy;
    private boolean wrongPassphrase;

    /** {@code sentence} says what stands in the way, and where. */
    public VaultException(String sentence, String remedy) {
        super(sentence);
        this.sentence = sentence;
        this.remedy = remedy;
    }

    private VaultException(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.remedy = remedy;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** What a person can do about it, in one sentence. */
    public String remedy() {
        return remedy;
    }

    static VaultException unreadable(Path file, IOException cause) {
        return new VaultException(
                "The vault %s cannot be read: %s.".formatted(file, reason(cause)),
                "See that you may read the file and its directory, then try again.",
                cause);
    }

    static VaultException unwritable(Path file, IOException cause) {
        return new VaultException(
                "The vault %s could not be written and is as it was: %s.".formatted(file, reason(cause)),
                "See that its disk has free space and that you may write to its directory, then try again.",
                cause);
    }

    static VaultException unforced(Path file, IOException cause) {
        return new VaultException(
                "The vault %s was changed, but the disk did not confirm it: %s.".formatted(file, reason(cause)),
                "See that the disk is well, then do it again.",
                cause);
    }

    static VaultException seenByOthers(Path path, String mode, String wanted) {
        return new VaultException(
                "Others on this machine may read or change %s: its mode is %s.".formatted(path, mode),
                "Say chmod %s %s; if others could read it for long, set new values.".formatted(wanted, path));
    }

    static VaultException damaged(Path file) {
        return new VaultException(
                "The vault %s is damaged: it is not as Slipway wrote it.".formatted(file),
                "Put a copy of the file back, or move it away and set the values again.");
    }

    static VaultException tampered(Path file) {
        return new VaultException(
                "The vault %s was changed by someone who does not have its key.".formatted(file),
                "Trust none of its values: put a copy of the file back, or move it away and set new values.");
    }

    static VaultException newer(Path file, String version) {
        return new VaultException(
                "The vault %s has format %s, and this Slipway reads format %d."
                        .formatted(file, version, VaultForm.VERSION),
                "Use the Slipway that wrote it, or a newer one.");
    }

    static VaultException busy(Path file) {
        return new VaultException(
                "Another Slipway is changing the vault %s.".formatted(file), "Wait until it is done, then try again.");
    }

    static VaultException interrupted(Path file) {
        return new VaultException("Interrupted before the vault %s was changed.".formatted(file), "Try again.");
    }

    static VaultException keychain(Path file, KeychainException cause) {
        return new VaultException(
                "The key of the vault %s lies in the keychain of this machine, and that gave none: %s."
                        .formatted(file, cause.getMessage()),
                "Log in to the desktop where the vault was made, or unlock its keychain, then try again.",
                cause);
    }

    static VaultException keychainTakesNone(Path file, KeychainException cause) {
        return new VaultException(
                "The keychain of this machine did not take the key of the new vault %s: %s."
                        .formatted(file, cause.getMessage()),
                "Unlock the keychain and try again, or name a file that holds a passphrase for the vault in "
                        + PassphraseFile.VARIABLE + ".",
                cause);
    }

    static VaultException wrongKeychain(Path file) {
        return new VaultException(
                "The key in the keychain of this machine does not open the vault %s: one of the two was changed."
                        .formatted(file),
                "Put a copy of the file back, or move it away and set the values again.");
    }

    static VaultException wrongPassphrase(Path file) {
        VaultException wrong = new VaultException(
                "This is not the passphrase of the vault %s.".formatted(file),
                "Try again with the right one; if it is right, someone changed the file.");
        wrong.wrongPassphrase = true;
        return wrong;
    }

    /** Whether all that is wrong is what was typed, so that whoever is asked again may open the vault. */
    public boolean wrongPassphrase() {
        return wrongPassphrase;
    }

    static VaultException nobody(String why) {
        return new VaultException(
                why + ", and nobody can be asked for it here.",
                "Run it on a terminal, or name a file that holds the passphrase in " + PassphraseFile.VARIABLE + ".");
    }

    static VaultException shortPassphrase(int least) {
        return new VaultException(
                "The passphrase of a vault needs at least %d characters.".formatted(least), "Choose a longer one.");
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e -> "you have no permission for " + e.getFile();
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
