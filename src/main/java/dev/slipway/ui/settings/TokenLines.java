package dev.slipway.ui.settings;

import dev.slipway.app.ForgeToken;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tokens with which forges are asked for the checks of commits, a line each; none is shown. */
final class TokenLines extends VBox {
    private static final double LINE = 36;

    /**
     * @param give asks for a token, in the place of the one before it
     * @param forget asks whether the token is to be removed
     */
    TokenLines(List<ForgeToken> tokens, Consumer<ForgeToken> give, Consumer<ForgeToken> forget) {
        super(8);
        getChildren().add(Labels.of("Tokens that ask for the checks of commits", "strong"));
        tokens.forEach(token -> getChildren().add(line(token, give, forget)));
    }

    private static Node line(ForgeToken token, Consumer<ForgeToken> give, Consumer<ForgeToken> forget) {
        Label server = Labels.of(token.address(), "mono");
        server.setMinWidth(0);
        server.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(server, Priority.ALWAYS);
        HBox line = new HBox(12, server, Labels.of(told(token), "text-muted"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(LINE);
        if (token.used()) {
            Button set = new Button(token.since().isPresent() ? "Replace" : "Give a token");
            set.setAccessibleText(set.getText() + " for " + token.forge());
            set.setOnAction(_ -> give.accept(token));
            line.getChildren().add(set);
        }
        if (token.since().isPresent()) {
            line.getChildren().add(removing(token, forget));
        }
        return line;
    }

    private static Button removing(ForgeToken token, Consumer<ForgeToken> forget) {
        Button remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.getStyleClass().addAll("icon-only", "danger");
        remove.setAccessibleText("Remove the token for " + token.forge());
        remove.setTooltip(new Tooltip("Remove the token for " + token.forge()));
        remove.setOnAction(_ -> forget.accept(token));
        return remove;
    }

    private static String told(ForgeToken token) {
        String since = token.since()
                .map(at -> "since " + Ago.exact(at, ZoneId.systemDefault()))
                .orElse("no token");
        return token.used() ? since : since + ", not used";
    }
}
