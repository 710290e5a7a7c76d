package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.WrittenLogs.WEB_1;
import static dev.slipway.ui.logs.WrittenLogs.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.Person;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person who reads logs, in a window. */
@OnDisplay
class LogsWindowTest {
    private static final long PATIENCE = 20_000;

    @TempDir
    static Path directory;

    private static RecordedProject project;
    private static WrittenLogs logs;
    private static LogsModel model;

    @BeforeAll
    static void prepare() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new Place("production", Tier.PRODUCTION, List.of("web-1", "web-2")));
        logs = new WrittenLogs(directory.resolve("spool"));
        model = new LogsModel(Pictures.context(project.workspace(), Background.ofWindow()), logs);
    }

    @AfterAll
    static void tidy() {
        onWindow(() -> {
            model.close();
            return true;
        });
        project.close();
    }

    @Start
    void start(Stage stage) {
        LogsView view = new LogsView(model);
        StackPane root = new StackPane(view.node());
        root.getStyleClass().add("screen-holder");
        Scene scene = new Scene(root, 1024, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
        view.attach();
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, work);
    }

    private static LogPane pane(FxRobot robot) {
        return robot.lookup(".logs-pane").queryAs(LogPane.class);
    }

    private static void says(int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> logs.say(
                        i % 2 == 0 ? WEB_1 : WEB_2,
                        Samples.NOW.minusSeconds(1000 - i) + (i == 60 ? " ERROR " : " INFO ") + "order " + i));
    }

    private static int rows(FxRobot robot) {
        return onWindow(() -> pane(robot).lines().rows().size());
    }

    @Test
    void whoScrollsUpReadsInPeaceAndCopiesAndWhoFollowsSeesWhatComes(FxRobot robot) {
        Person person = new Person(robot);
        await().until(() -> onWindow(() -> !model.namesProperty().get().isEmpty()));
        says(0, 200);
        await().until(() -> rows(robot) == 200);
        robot.clickOn(".logs-pane");
        person.types(KeyCode.HOME);
        person.types(KeyCode.N);
        assertThat(onWindow(() -> pane(robot).getAccessibleText())).contains("ERROR order 60");

        says(200, 230);
        person.sees("30 new below");
        assertThat(onWindow(() -> pane(robot).getAccessibleText())).contains("ERROR order 60");
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString()).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("order 60") || line.contains("order 61"));

        person.types(KeyCode.END);
        await().until(() -> onWindow(() -> pane(robot).followingProperty().get()));
        assertThat(onWindow(() -> robot.lookup(".accent").queryAs(Button.class).isVisible()))
                .isFalse();
        person.types("Query", "order-is-nowhere");
        person.sees("No record fits");
        person.types(KeyCode.ESCAPE);
        await().until(() -> rows(robot) == 230);
    }
}
