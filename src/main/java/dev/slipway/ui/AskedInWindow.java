package dev.slipway.ui;

import dev.slipway.app.HostQuestions;
import dev.slipway.ssh.FirstContact;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Asks about hosts in the window, and waits for the answer: not to be asked on the JavaFX thread. */
record AskedInWindow(Supplier<Optional<ProjectWindow>> window) implements HostQuestions {
    @Override
    public boolean right(FirstContact contact, boolean byFingerprint) throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Platform.runLater(() -> window.get()
                .ifPresentOrElse(shown -> shown.ask(contact, byFingerprint, answer), () -> answer.complete(false)));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The question about " + contact.name() + " failed", e);
        }
    }
}
