package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Those around a vault, as tests have them: a person who types, and machines with and without a keychain. */
final class People {
    static final Argon2 QUICK = new Argon2(32, 1, 1);

    private People() {}

    /** A person who types this, and how often they were asked. */
    static final class Typing implements Passphrases {
        private final String passphrase;
        private int questions;
        private String told = "";

        Typing(String passphrase) {
            this.passphrase = passphrase;
        }

        int questions() {
            return questions;
        }

        /** Why a new vault gets a passphrase. */
        String told() {
            return told;
        }

        @Override
        public Optional<Secret> given() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> asked() {
            questions++;
            return Optional.of(Secret.of(passphrase));
        }

        @Override
        public Optional<Secret> chosen(String why) {
            told = why;
            return asked();
        }
    }

    /** A machine without a keychain. */
    static final class NoKeychain implements Keychain {
        @Override
        public void put(String account, Secret key) throws KeychainException {
            throw new KeychainException.None("none was found");
        }

        @Override
        public Secret find(String account) throws KeychainException {
            throw new KeychainException.None("none was found");
        }
    }

    /** A machine whose keychain is locked. */
    static final class LockedKeychain implements Keychain {
        @Override
        public void put(String account, Secret key) throws KeychainException {
            throw new KeychainException("it is locked");
        }

        @Override
        public Secret find(String account) throws KeychainException {
            throw new KeychainException("it is locked");
        }
    }

    /** A machine with one. */
    static final class Keys implements Keychain {
        final Map<String, Secret> kept = new HashMap<>();

        @Override
        public void put(String account, Secret key) {
            kept.put(account, key);
        }

        @Override
        public Secret find(String account) throws KeychainException {
            return Optional.ofNullable(kept.get(account))
                    .orElseThrow(() -> new KeychainException("it has no such key"));
        }
    }
}
