package dev.slipway.ui.approvals;

import dev.slipway.app.AskedPromotion;
import dev.slipway.promotion.Promotion.Said;
import dev.slipway.promotion.Statement;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who asked for a promotion and what others said, each with the key that signed it. */
public final class ApprovalList extends VBox {
    /** How much of a fingerprint tells keys of a team apart; all of it is in the tooltip. */
    private static final int SHOWN = "SHA256:".length() + 8;

    /** Empty, for FXML. */
    public ApprovalList() {
        getStyleClass().add("approval-list");
    }

    /** Shows what was said, and at the end what does not count. */
    public void show(AskedPromotion asked, Instant now) {
        getChildren().clear();
        asked.promotion().said().forEach(said -> getChildren().add(line(said, now)));
        asked.promotion().doubted().forEach(why -> getChildren().add(Labels.wrapping(why, "approval-doubt", "small")));
    }

    private static Node line(Said said, Instant now) {
        Statement statement = said.statement();
        Label who = Labels.wrapping(statement.by() + " " + verb(statement));
        who.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox head = new HBox(8, who, pill(statement));
        head.setAlignment(Pos.TOP_LEFT);
        String fingerprint = said.key().fingerprint();
        Label when = Labels.of(
                Ago.text(statement.at(), now) + " \u00b7 key " + fingerprint.substring(0, SHOWN) + "\u2026",
                "text-muted",
                "small");
        Tooltip.install(
                when, new Tooltip(Ago.exact(statement.at(), ZoneId.systemDefault()) + "\nSigned with " + fingerprint));
        VBox line = new VBox(2, head, when);
        if (!statement.comment().isBlank()) {
            line.getChildren().add(Labels.wrapping(statement.comment(), "small"));
        }
        return line;
    }

    private static StatePill pill(Statement statement) {
        return switch (statement) {
            case Statement.Approval _ -> new StatePill(State.GOOD, "approved");
            case Statement.Rejection _ -> new StatePill(State.FAILED, "rejected");
            case Statement.Start _ -> new StatePill(State.RUNNING, "started");
            case Statement.Request _, Statement.Remark _, Statement.Withdrawal _ ->
                new StatePill(State.NEUTRAL, "signed");
        };
    }

    private static String verb(Statement statement) {
        return switch (statement) {
            case Statement.Request _ -> "asked for it";
            case Statement.Approval _ -> "approved it";
            case Statement.Rejection _ -> "rejected it";
            case Statement.Remark _ -> "commented";
            case Statement.Withdrawal _ -> "took back what they said";
            case Statement.Start _ -> "started it";
        };
    }
}
