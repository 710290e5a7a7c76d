package dev.slipway.ui;

import dev.slipway.app.HostQuestions;
import dev.slipway.app.Newcomer;
import dev.slipway.secret.Secret;
import dev.slipway.ui.shell.HostSheet;
import dev.slipway.ui.shell.LoginSheet;
import dev.slipway.ui.shell.LoginSheet.Unlocking;
import dev.slipway.ui.shell.PassphraseSheet;
import dev.slipway.ui.work.Fault;
import dev.slipway.vault.PassphraseFile;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.VaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Asks in the window about hosts and for the passphrase of the vault, and waits for the answer: not to be asked on the JavaFX
 * thread.
 */
final class AskedInWindow implements HostQuestions, Passphrases {
    private final Supplier<Optional<ProjectWindow>> window;
    private final Passphrases beforehand;
    private final Set<Path> wished = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** @param beforehand has the passphrase of the vault before the person is asked for it */
    AskedInWindow(Supplier<Optional<ProjectWindow>> window, Passphrases beforehand) {
        this.window = window;
        this.beforehand = beforehand;
    }

    @Override
    public boolean right(Newcomer newcomer) throws InterruptedException {
        return this.<Boolean>answer(given -> new HostSheet(newcomer, given)).orElse(false);
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
        Optional<Unlocking> given = this.<Optional<Unlocking>>answer(answer -> LoginSheet.of(key, answer))
                .flatMap(answer -> answer);
        wished.remove(key.file());
        given.filter(Unlocking::remember).ifPresent(_ -> wished.add(key.file()));
        return given.map(Unlocking::passphrase);
    }

    @Override
    public boolean remembers(EncryptedKey key) {
        return wished.contains(key.file());
    }

    @Override
    public void vaultFailed(String why, String remedy) {
        Fault fault = new Fault(why, remedy, "");
        Platform.runLater(() -> window.get().ifPresent(shown -> shown.tell(fault)));
    }

    @Override
    public void agentWaits(String host, String what) {
        String sentence = HostQuestions.waiting(host, what);
        Platform.runLater(() -> window.get().ifPresent(shown -> shown.told(sentence)));
    }

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
        return this.<Optional<List<Secret>>>answer(given -> LoginSheet.of(question, given))
                .flatMap(given -> given);
    }

    @Override
    public Optional<Secret> given() {
        return beforehand.given();
    }

    @Override
    public Optional<Secret> asked() {
        return Optional.of(ofVault(PassphraseSheet::toUnlock));
    }

    @Override
    public Optional<Secret> chosen(String why) {
        return Optional.of(ofVault(given -> PassphraseSheet.toChoose(why, given)));
    }

    private Secret ofVault(Function<Consumer<Optional<Secret>>, Node> sheet) {
        try {
            return this.<Optional<Secret>>answer(sheet)
                    .flatMap(given -> given)
                    .orElseThrow(() -> new VaultException(
                            "No passphrase was given, so the vault stays closed and nothing was changed.",
                            "Try again and give it, or name a file that holds it in " + PassphraseFile.VARIABLE + "."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException("Interrupted before the vault was opened.", "Try again.");
        }
    }

    /** Gives no answer any more: there is no window. */
    void end() {
        ended = true;
        pending.forEach(answer -> answer.cancel(false));
    }

    /** Empty where the sheet was put away. */
    private <T> Optional<T> answer(Function<Consumer<T>, Node> sheet) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        pending.add(answer);
        if (ended) {
            answer.cancel(false);
        }
        Platform.runLater(
                () -> window.get().ifPresentOrElse(shown -> shown.ask(sheet, answer), () -> answer.cancel(false)));
        try {
            return Optional.of(answer.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The question in the window failed", e);
        } finally {
            pending.removeIf(CompletableFuture::isDone);
        }
    }
}
