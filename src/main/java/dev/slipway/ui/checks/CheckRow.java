package dev.slipway.ui.checks;

import dev.slipway.app.words.Words;
import dev.slipway.forge.Check;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One check: its state, its name, how long it took or takes, and the address of its page to copy. */
final class CheckRow extends HBox {
    /** Words that say what the icon says. */
    private static final Set<String> PLAIN =
            Set.of("success", "failure", "failed", "error", "in progress", "running", "pending", "queued");

    CheckRow(Check check, State state, ObservableValue<Instant> now) {
        getStyleClass().addAll("check-row", state.styleClass() + "-text");
        Label name = Labels.wrapping(check.name());
        name.setGraphic(new FontIcon(state.icon()));
        name.setMaxWidth(Double.MAX_VALUE);
        setHgrow(name, Priority.ALWAYS);
        name.setMinHeight(USE_PREF_SIZE);
        name.setAccessibleText(check.name() + ", " + check.word());
        name.setTooltip(new Tooltip(check.word()));
        Label word = Labels.of(word(check, now.getValue()), "text-muted");
        now.when(sceneProperty().map(_ -> true).orElse(false)).subscribe(at -> word.setText(word(check, at)));
        word.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, word);
        check.details()
                .ifPresent(page -> getChildren()
                        .add(CopyButton.small("Copy the address of the page of " + check.name(), page.toString())));
    }

    /** How long it took or takes, and what the icon does not say. */
    private static String word(Check check, Instant now) {
        Optional<String> length = length(check, now);
        return PLAIN.contains(check.word())
                ? length.orElse(check.state() == Check.State.PASSED ? "" : check.word())
                : check.word() + length.map(time -> ", " + time).orElse("");
    }

    private static Optional<String> length(Check check, Instant now) {
        return switch (check.state()) {
            case PENDING ->
                check.began()
                        .map(began -> Duration.between(began, now))
                        .filter(Duration::isPositive)
                        .map(Ago::length);
            case FAILED, WARNED, PASSED -> check.took().map(Words::took);
            case SKIPPED -> Optional.empty();
        };
    }
}
