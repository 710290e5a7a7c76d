package dev.slipway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.app.HandClock;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** A test with a vault of two values, opened with a passphrase. */
abstract class WithVault {
    static final Instant BEGIN = Instant.parse("2026-11-29T16:00:00Z");
    static final Duration IDLE = Duration.ofMinutes(10);
    static final SecretName STAGING = new SecretName("shop", "staging", "DATABASE_PASSWORD");
    static final SecretName PRODUCTION = new SecretName("shop", "production", "DATABASE_PASSWORD");
    static final Secret WEAK = Secret.of("of staging, weak");
    static final Secret STRONG = Secret.of("of production: \u00e4\n\"strong\"\u0000");

    @TempDir
    Path directory;

    final HandClock clock = new HandClock(BEGIN);
    final SecureRandom random = new SecureRandom();

    Vault vault(Keychain keychain, Passphrases passphrases) {
        return new Vault(
                directory.resolve("vault"),
                new MasterKeys(keychain, passphrases, People.QUICK, random),
                clock,
                random,
                IDLE);
    }

    Vault vault(String passphrase) {
        return vault(new People.NoKeychain(), new People.Typing(passphrase));
    }

    /** A vault with two values. */
    Vault filled() {
        Vault vault = vault("correct horse");
        vault.put(STAGING, WEAK);
        vault.put(PRODUCTION, STRONG);
        return vault;
    }

    Path file() {
        return directory.resolve("vault/vault");
    }

    byte[] content() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A no in one sentence with a remedy, without a value, that leaves the file as it is. */
    VaultException refused(ThrowingCallable use) {
        byte[] before = content();
        VaultException refused = catchThrowableOfType(VaultException.class, use);
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage())
                .contains(directory.resolve("vault").toString())
                .endsWith(".")
                .doesNotContain("\n");
        assertThat(refused.remedy()).endsWith(".");
        assertThat(refused).message().doesNotContain(WEAK.reveal(), STRONG.reveal(), "correct horse");
        assertThat(content()).isEqualTo(before);
        return refused;
    }

    /** Reading is refused, and so is each change. */
    String refusedInAllWays() {
        String sentence = refused(() -> vault("correct horse").find(STAGING)).getMessage();
        assertThat(refused(() -> vault("correct horse").put(PRODUCTION, WEAK))).hasMessage(sentence);
        assertThat(refused(() -> vault("correct horse").remove(STAGING))).hasMessage(sentence);
        return sentence;
    }
}
