package dev.slipway.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.slipway.secret.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keychain of the operating system: Secret Service or KWallet, macOS Keychain, Windows Credential Manager. It may ask
 * the person to unlock it, in a window of its own. What it says is not passed on, but for the kind of failure.
 *
 * @param deadline longest wait for an answer, the person's included
 */
record OsKeychain(Duration deadline) implements Keychain {
    private static final String SERVICE = "Slipway";

    private interface Use<T> {
        T of(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public void put(String account, Secret key) throws KeychainException {
        Secret found = use(keyring -> {
            keyring.setPassword(SERVICE, account, key.reveal());
            return Secret.of(keyring.getPassword(SERVICE, account));
        });
        if (!found.equals(key)) {
            throw new KeychainException("it gave back another key than it was given");
        }
    }

    @Override
    public Secret find(String account) throws KeychainException {
        return use(keyring -> Secret.of(keyring.getPassword(SERVICE, account)));
    }

    /** On a platform thread: it waits at a socket, or in the operating system. */
    private <T> T use(Use<T> use) throws KeychainException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("keychain").start(() -> {
            try {
                Keyring keyring = Keyring.create();
                try {
                    answer.complete(use.of(keyring));
                } finally {
                    keyring.close();
                }
            } catch (Exception | LinkageError e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KeychainException("it did not answer within " + deadline.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw fault(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeychainException("the wait for it was interrupted", e);
        }
    }

    private static KeychainException fault(ExecutionException failed) {
        return switch (failed.getCause()) {
            case BackendNotSupportedException _ -> new KeychainException.None("none was found", failed);
            case LinkageError _ -> new KeychainException.None("its library does not load", failed);
            case null, default -> new KeychainException("it is locked, has no such key or refuses it", failed);
        };
    }
}
