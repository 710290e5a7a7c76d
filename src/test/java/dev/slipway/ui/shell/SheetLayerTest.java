package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.widget.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class SheetLayerTest {
    private static final Confirmation QUESTION = new Confirmation(
            "Promote v1.8.0 to production?",
            List.of("web-1 goes from v1.7.3 to v1.8.0."),
            "Promote to production",
            false,
            Optional.of("production"),
            true);

    private final List<String> confirmed = new ArrayList<>();

    @Start
    void start(Stage stage) {
        SheetLayer sheets = new SheetLayer();
        Button below = new Button("Promote");
        below.setOnAction(_ -> sheets.confirm(QUESTION, confirmed::add));
        Scene scene = new Scene(new StackPane(below, sheets), 800, 600);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void productionChangesOnlyAfterItsNameWasTyped(FxRobot robot) {
        robot.interact(below(robot)::fire);
        Button go = robot.lookup("Promote to production").queryButton();
        assertThat(go.isDisabled()).isTrue();

        robot.write("the cart release").type(KeyCode.TAB).write("productio");
        assertThat(go.isDisabled()).isTrue();
        robot.write("n").clickOn(go);

        assertThat(confirmed).containsExactly("the cart release");
        assertThat(sheets(robot).isVisible()).isFalse();
    }

    @Test
    void enterDoesNotGoOn(FxRobot robot) {
        robot.interact(below(robot)::fire);

        robot.type(KeyCode.TAB).write("production").type(KeyCode.ENTER);

        assertThat(confirmed).isEmpty();
        assertThat(sheets(robot).isVisible()).isTrue();
    }

    @Test
    void escapePutsTheQuestionAwayAndTheFocusBack(FxRobot robot) {
        robot.interact(() -> {
            below(robot).requestFocus();
            below(robot).fire();
        });

        robot.type(KeyCode.ESCAPE);

        assertThat(sheets(robot).isVisible()).isFalse();
        assertThat(below(robot).isFocused()).isTrue();
        assertThat(confirmed).isEmpty();
    }

    @Test
    void theFocusStaysInTheSheet(FxRobot robot) {
        robot.interact(below(robot)::fire);

        for (int i = 0; i < 6; i++) {
            robot.type(KeyCode.TAB);
            assertThat(below(robot).isFocused()).isFalse();
        }
    }

    @Test
    void aNameIsShownWithItsUnderscore(FxRobot robot) {
        Confirmation question = new Confirmation(
                "Deploy?", List.of("v1 goes live."), "Deploy to my_shop", false, Optional.empty(), false);
        robot.interact(() -> sheets(robot).confirm(question, confirmed::add));

        Button go = robot.lookup("Deploy to my_shop").queryButton();
        assertThat(robot.from(go).lookup(".text").queryText().getText()).isEqualTo("Deploy to my_shop");
    }

    @Test
    void ofFortyHostsTheTextScrollsAndTheButtonsStayOnTheScreen(FxRobot robot) {
        List<String> hosts = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "web-" + i + " goes from v1.7.3 to v1.8.0 and is out of the pool for a few seconds.")
                .toList();
        robot.interact(() -> sheets(robot)
                .confirm(
                        new Confirmation(QUESTION.title(), hosts, QUESTION.verb(), false, QUESTION.typed(), true),
                        confirmed::add));

        ScrollPane text = robot.lookup(".tall-text").queryAs(ScrollPane.class);
        assertThat(text.getViewportBounds().getHeight())
                .isBetween(100.0, text.getContent().getBoundsInLocal().getHeight() - 100);
        robot.write("the cart release").type(KeyCode.TAB).write("production").clickOn("Promote to production");
        assertThat(confirmed).containsExactly("the cart release");
    }

    @Test
    void aShortTextDoesNotScroll(FxRobot robot) {
        robot.interact(below(robot)::fire);

        ScrollPane text = robot.lookup(".tall-text").queryAs(ScrollPane.class);
        assertThat(text.getViewportBounds().getHeight())
                .isGreaterThanOrEqualTo(text.getContent().getBoundsInLocal().getHeight());
    }

    private static Button below(FxRobot robot) {
        return robot.lookup("Promote").queryButton();
    }

    private static SheetLayer sheets(FxRobot robot) {
        return robot.lookup(".scrim").queryAs(SheetLayer.class);
    }
}
