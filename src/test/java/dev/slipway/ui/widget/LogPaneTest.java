package dev.slipway.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class LogPaneTest {
    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new LogPane(), 400, 300);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void output(FxRobot robot) {
        LogPane log = log(robot);
        robot.interact(() -> {
            log.append(List.of(
                    new LogLine(Instant.EPOCH, "web-1", LogLine.Level.NORMAL, "short"),
                    new LogLine(Instant.EPOCH, "web-1", LogLine.Level.ERROR, "a long line ".repeat(20) + "ends")));
            log.requestFocus();
        });
    }

    @Test
    void theEndOfALongLineIsReachedByKey(FxRobot robot) {
        ScrollBar across = across(robot);
        assertThat(across.isVisible()).isTrue();

        for (int i = 0; i < 60; i++) {
            robot.type(KeyCode.RIGHT);
        }
        assertThat(across.getValue()).isPositive().isEqualTo(across.getMax());

        for (int i = 0; i < 60; i++) {
            robot.type(KeyCode.LEFT);
        }
        assertThat(across.getValue()).isZero();
        assertThat(log(robot).isFocused()).isTrue();
    }

    @Test
    void aSourceHasTheColourOfItsPlaceWhicheverSpeaksFirst() {
        LogPainter painter = new LogPainter(new LogInk(() -> {}), ZoneOffset.UTC);
        painter.expect(List.of("web-1", "web-2", "web-3"));

        painter.expect(List.of("", "web-3", "web-2", "other"));

        assertThat(List.of("web-1", "web-2", "web-3", "other"))
                .extracting(painter::number)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void linesAreChosenByKeyAndTakenAlongAsText(FxRobot robot) {
        robot.type(KeyCode.UP);

        assertThat(log(robot).selectedText()).endsWith("web-1  short").doesNotContain("a long line");
    }

    private static LogPane log(FxRobot robot) {
        return robot.lookup(".log-pane").queryAs(LogPane.class);
    }

    private static ScrollBar across(FxRobot robot) {
        return robot.lookup(".scroll-bar").queryAllAs(ScrollBar.class).stream()
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No bar across"));
    }
}
