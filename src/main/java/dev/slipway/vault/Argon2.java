package dev.slipway.vault;

import dev.slipway.secret.Secret;
import dev.slipway.vault.KeySource.FromPassphrase;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a key is made from a passphrase: Argon2id (RFC 9106).
 *
 * @param memory in KiB
 */
record Argon2(int memory, int passes, int lanes) {
    /** The second recommended option of RFC 9106, section 4: for where 2 GiB are too much. */
    static final Argon2 RECOMMENDED = new Argon2(64 * 1024, 3, 4);

    /** What a vault may ask for: a file made by others must not take all memory or hours. */
    private static final Argon2 MOST = new Argon2(256 * 1024, 16, 16);

    /** Of bytes: RFC 9106, section 3.1, recommends 16; the reference implementation refuses fewer than 8. */
    private static final int SALT = 16;

    private static final int LEAST_SALT = 8;

    FromPassphrase salted(SecureRandom random) {
        String salt = Base64.getEncoder().encodeToString(VaultKey.bytes(SALT, random));
        return new FromPassphrase(salt, memory, passes, lanes);
    }

    /** Whether a key can be made so: RFC 9106, section 3.1, and no more than this machine is to bear. */
    static boolean usable(FromPassphrase source) {
        return source.lanes() >= 1
                && source.lanes() <= MOST.lanes
                && source.passes() >= 1
                && source.passes() <= MOST.passes
                && source.memory() >= 8 * source.lanes()
                && source.memory() <= MOST.memory
                && usable(source.salt());
    }

    private static boolean usable(String salt) {
        try {
            int bytes = Base64.getDecoder().decode(salt).length;
            return bytes >= LEAST_SALT && bytes <= SALT;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    static VaultKey key(Secret passphrase, FromPassphrase source) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(source.memory())
                .withIterations(source.passes())
                .withParallelism(source.lanes())
                .withSalt(Base64.getDecoder().decode(source.salt()))
                .build());
        byte[] key = new byte[VaultKey.BYTES];
        generator.generateBytes(passphrase.reveal().getBytes(StandardCharsets.UTF_8), key);
        return new VaultKey(key);
    }
}
