package dev.slipway.vault;

/** A keychain does not do what was asked. The message is the end of a sentence that says why. */
class KeychainException extends Exception {
    private static final long serialVersionUID = 1;

    KeychainException(String message) {
        super(message);
    }

    KeychainException(String message, Throwable cause) {
        super(message, cause);
    }

    /** This machine has no keychain. */
    static final class None extends KeychainException {
        private static final long serialVersionUID = 1;

        None(String message, Throwable cause) {
            super(message, cause);
        }

        None(String message) {
            super(message);
        }
    }
}
