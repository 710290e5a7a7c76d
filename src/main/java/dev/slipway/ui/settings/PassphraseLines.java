package dev.slipway.ui.settings;

import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.vault.Kept;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The SSH keys whose passphrases the vault remembers, a line each. */
final class PassphraseLines extends VBox {
    private static final int SEEN = 3;
    private static final double LINE = 36;

    /** @param forget asks whether the passphrase is to be removed */
    PassphraseLines(List<Kept> passphrases, Consumer<Kept> forget) {
        VBox lines = new VBox();
        passphrases.forEach(kept -> lines.getChildren().add(line(kept, forget)));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(LINE * Math.min(SEEN, passphrases.size()));
        scroll.setMaxHeight(LINE * Math.min(SEEN, passphrases.size()));
        getChildren().addAll(Labels.of("SSH keys whose passphrase the vault remembers", "strong"), scroll);
        setSpacing(8);
    }

    private static Node line(Kept kept, Consumer<Kept> forget) {
        String key = kept.secret().name();
        Label path = Labels.of(key, "mono");
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        Label since = Labels.of("since " + Ago.exact(kept.since(), ZoneId.systemDefault()), "text-muted");
        Button remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.getStyleClass().addAll("icon-only", "danger");
        remove.setAccessibleText("Remove the passphrase of " + key);
        remove.setTooltip(new Tooltip("Remove the passphrase of " + key));
        remove.setOnAction(_ -> forget.accept(kept));
        HBox line = new HBox(12, path, since, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(LINE);
        line.setMaxHeight(LINE);
        return line;
    }
}
