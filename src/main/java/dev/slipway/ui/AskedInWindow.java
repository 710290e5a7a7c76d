package dev.slipway.ui;

import dev.slipway.app.HostQuestions;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ui.shell.HostSheet;
import dev.slipway.ui.shell.LoginSheet;
import dev.slipway.ui.shell.LoginSheet.Unlocking;
import dev.slipway.ui.work.Fault;
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

/** Asks about hosts in the window, and waits for the answer: not to be asked on the JavaFX thread. */
final class AskedInWindow implements HostQuestions {
    private final Supplier<Optional<ProjectWindow>> window;
    private final Set<Path> wished = ConcurrentHashMap.newKeySet();

    AskedInWindow(Supplier<Optional<ProjectWindow>> window) {
        this.window = window;
    }

    @Override
    public boolean right(FirstContact contact, boolean byFingerprint) throws InterruptedException {
        return this.<Boolean>answer(given -> new HostSheet(contact, byFingerprint, given))
                .orElse(false);
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
    public void notRemembered(EncryptedKey key, String why, String remedy) {
        Fault fault = new Fault("The passphrase of " + key.file() + " is not remembered. " + why, remedy, "");
        Platform.runLater(() -> window.get().ifPresent(shown -> shown.tell(fault)));
    }

    @Override
    public void agentWaits(String host, String what) {
        String sentence = "The SSH agent is to " + what + " for " + host
                + ". It may wait for you to confirm that, or to touch a security key.";
        Platform.runLater(() -> window.get().ifPresent(shown -> shown.told(sentence)));
    }

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
