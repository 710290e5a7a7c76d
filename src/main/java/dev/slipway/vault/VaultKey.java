package dev.slipway.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for AES-256-GCM (NIST SP 800-38D). What it seals is the nonce of 12 bytes, the encrypted bytes and the tag of 16
 * bytes, in Base64. Each nonce is random, so one key is good for 2^32 of them.
 */
final class VaultKey {
    static final int BYTES = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final byte[] bytes;

    VaultKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A key has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static VaultKey random(SecureRandom random) {
        return new VaultKey(bytes(BYTES, random));
    }

    static byte[] bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Encrypts so that it opens only with the same label. */
    String seal(byte[] text, byte[] label, SecureRandom random) {
        byte[] nonce = bytes(NONCE, random);
        byte[] sealed = Arrays.copyOf(nonce, NONCE + text.length + TAG);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(text, 0, text.length, sealed, NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work in this Java", e);
        }
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** What was sealed; empty if that was with another key or label, or was changed. */
    Optional<byte[]> open(String sealed, byte[] label) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            return all.length < NONCE + TAG
                    ? Optional.empty()
                    : Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), label)
                            .doFinal(all, NONCE, all.length - NONCE));
        } catch (AEADBadTagException | IllegalArgumentException notSealedSo) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work in this Java", e);
        }
    }

    /** Overwrites it; it opens nothing afterwards. */
    void forget() {
        Arrays.fill(bytes, (byte) 0);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(label);
        return cipher;
    }
}
