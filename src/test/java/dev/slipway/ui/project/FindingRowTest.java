package dev.slipway.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding;
import dev.slipway.ui.Pictures;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

class FindingRowTest {
    @Test
    void whatWasFoundShowsInFullHoweverManyLinesItTakes() throws InterruptedException {
        Pictures.startToolkit();
        String message = "slipway.yaml of bb5593f has faults:\n  slipway.yaml:26:1: " + "unknown key ".repeat(20);

        boolean cut = CompletableFuture.supplyAsync(() -> cut(message), Platform::runLater)
                .join();

        assertThat(cut).isFalse();
    }

    private static boolean cut(String message) {
        ScrollPane page = new ScrollPane(new FindingRow(
                new Finding(Finding.Level.FAULT, Optional.empty(), "slipway.yaml", message, "Mend them and commit.")));
        page.setFitToWidth(true);
        new Scene(page, 700, 400);
        page.applyCss();
        page.layout();
        return page.lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getText().equals(message))
                .findFirst()
                .orElseThrow()
                .isTextTruncated();
    }
}
