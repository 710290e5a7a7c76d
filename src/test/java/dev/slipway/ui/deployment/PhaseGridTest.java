package dev.slipway.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Tier;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.theme.Theme;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class PhaseGridTest {
    private static final String REASON = "web-2 answered 502 to /health 30 times within 30 s";

    @Start
    void start(Stage stage) {
        Runs run = Runs.begin(
                        "production-20261121-160500-0a1b2c3d",
                        Samples.plan("production", Tier.PRODUCTION, Samples.names("web", 16), "v1.8.0"),
                        Samples.NOW)
                .prepared()
                .batch(1)
                .batchFails(2, REASON);
        PhaseGrid grid = new PhaseGrid();
        grid.show(PhaseTable.of(run.state(), Samples.NOW));
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setMaxHeight(200);
        Scene scene = new Scene(new VBox(new Button("Before"), scroll, new Button("After")), 1000, 260);
        new Theme().dress(scene, ColorScheme.LIGHT);
        scene.getStylesheets()
                .add(DeploymentView.class.getResource("deployment.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        scene.getRoot().lookup(".button").requestFocus();
    }

    @Test
    void whyAPhaseFailedIsReadWithoutAPointer(FxRobot robot) {
        robot.type(KeyCode.TAB, KeyCode.DOWN);
        for (int i = 0; i < 8 && !at(robot).contains("Verify"); i++) {
            robot.type(KeyCode.RIGHT);
        }

        assertThat(at(robot)).startsWith("web-2, Verify: failed").endsWith(REASON);
        assertThat(tips(robot)).singleElement().asString().endsWith(REASON);
    }

    @Test
    void theArrowsBringTheLastHostIntoView(FxRobot robot) {
        robot.type(KeyCode.TAB);
        for (int i = 0; i < 20; i++) {
            robot.type(KeyCode.DOWN);
        }

        assertThat(at(robot)).startsWith("web-16, ");
        assertThat(robot.lookup(".scroll-pane").queryAs(ScrollPane.class).getVvalue())
                .isEqualTo(1);
    }

    @Test
    void tabLeadsPastTheGridAtOnceAndBackToTheCellThatWasLeft(FxRobot robot) {
        robot.type(KeyCode.TAB, KeyCode.DOWN, KeyCode.DOWN);
        String left = at(robot);

        robot.type(KeyCode.TAB);
        assertThat(owner(robot))
                .isInstanceOfSatisfying(
                        Button.class, button -> assertThat(button.getText()).isEqualTo("After"));

        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        assertThat(at(robot)).isEqualTo(left).startsWith("web-3, ");
    }

    private static Node owner(FxRobot robot) {
        return robot.lookup(".phase-grid").query().getScene().getFocusOwner();
    }

    private static String at(FxRobot robot) {
        return owner(robot).getAccessibleText();
    }

    private static List<String> tips(FxRobot robot) {
        return robot.listWindows().stream()
                .filter(Window::isShowing)
                .filter(Tooltip.class::isInstance)
                .map(window -> ((Tooltip) window).getText())
                .toList();
    }
}
