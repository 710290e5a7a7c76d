package dev.slipway.ui;

import dev.slipway.app.HostQuestions;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ui.shell.HostSheet;
import dev.slipway.ui.shell.LoginSheet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;

/** Asks about hosts in the window, and waits for the answer: not to be asked on the JavaFX thread. */
record AskedInWindow(Supplier<Optional<ProjectWindow>> window) implements HostQuestions {
    @Override
    public boolean right(FirstContact contact, boolean byFingerprint) throws InterruptedException {
        return this.<Boolean>answer(given -> new HostSheet(contact, byFingerprint, given))
                .orElse(false);
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
        return this.<Optional<List<Secret>>>answer(given -> LoginSheet.of(key, given))
                .flatMap(given -> given)
                .map(List::getFirst);
    }

    @Override
    public boolean remembers(EncryptedKey key) {
        return false;
    }

    @Override
    public void notRemembered(EncryptedKey key, String why) {}

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
        return this.<Optional<List<Secret>>>answer(given -> LoginSheet.of(question, given))
                .flatMap(given -> given);
    }

    /** Empty where the sheet was put away. */
    private <T> Optional<T> answer(Function<Consumer<T>, Node> sheet) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
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
        }
    }
}
