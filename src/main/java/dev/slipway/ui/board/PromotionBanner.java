package dev.slipway.ui.board;

import dev.slipway.app.AskedPromotion;
import dev.slipway.promotion.Schedule;
import dev.slipway.ui.project.PromotionsModel;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A promotion that waits: for the person, or for others where the person asked for it. */
final class PromotionBanner extends HBox {
    PromotionBanner(AskedPromotion asked, PromotionsModel model, Instant now) {
        getStyleClass().addAll("card-panel", "banner");
        if (!asked.waitsForMe()) {
            getStyleClass().add("plain");
        }
        FontIcon icon = new FontIcon(icon(asked));
        icon.getStyleClass().add("banner-icon");
        VBox words = new VBox(
                4,
                Labels.wrapping(title(asked), "strong"),
                Labels.wrapping(
                        asked.promotion().request().by() + " asked for it "
                                + Ago.text(asked.promotion().at(), now) + comment(asked)
                                + (asked.waitsForMe() ? "" : " " + asked.sentence()),
                        "text-muted"));
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button review = new Button("Review");
        review.setMinWidth(Region.USE_PREF_SIZE);
        review.setAccessibleText("Review " + asked.title());
        if (asked.waitsForMe()) {
            review.getStyleClass().add("accent");
        }
        review.setOnAction(_ -> model.review(asked));
        getChildren().addAll(icon, words, review);
    }

    private static Feather icon(AskedPromotion asked) {
        if (!asked.approved()) {
            return Feather.USER_CHECK;
        }
        return startsByItself(asked) ? Feather.CLOCK : Feather.CHECK_CIRCLE;
    }

    private static String title(AskedPromotion asked) {
        if (asked.waitsForMe()) {
            return asked.title() + " waits for your approval";
        }
        if (asked.approved() && startsByItself(asked)) {
            return asked.title() + " starts by itself";
        }
        return asked.title() + (asked.approved() ? " is approved" : " waits for approval");
    }

    private static boolean startsByItself(AskedPromotion asked) {
        return asked.scheduled()
                .filter(start -> start.standing() != Schedule.Standing.OVER
                        && start.off().isEmpty())
                .isPresent();
    }

    private static String comment(AskedPromotion asked) {
        String comment = asked.promotion().request().comment().strip().replaceAll("\\s+", " ");
        return comment.isEmpty() ? "." : ": " + comment;
    }
}
