package dev.slipway.ui.logs;

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
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    private final LogsAtHand logs = new LogsAtHand(directory.resolve("spool"));
    private final ScreenContext context = context();
    private final LogsModel model = new LogsModel(context, logs, ZoneOffset.UTC);
    private int said;

    @BeforeAll
    static void prepare() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new Place("pre-production-of-europe", Tier.STAGING, List.of("stage-1")),
                new Place("production", Tier.PRODUCTION, List.of("web-1", "web-2")));
    }

    @AfterAll
    static void tidy() {
        project.close();
    }

    @Start
    void start(Stage stage) {
        say(200);
        LogsView view = new LogsView(context, model);
        StackPane root = new StackPane(view.node());
        root.getStyleClass().add("screen-holder");
        Scene scene = new Scene(root, 1024, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
        view.attach();
    }

    private static ScreenContext context() {
        return Pictures.context(project.workspace(), Background.ofWindow());
    }

    @AfterEach
    void close() {
        onWindow(() -> {
            model.close();
            return true;
        });
        logs.close();
    }

    private void say(int count) {
        for (int end = said + count; said < end; said++) {
            logs.say("web-" + (1 + said % 2), said * 1000, said == 60 ? "ERROR" : "INFO", "order " + said);
        }
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, work);
    }

    private void shows(int rows) {
        await().until(() -> onWindow(() -> model.lines().rows().size()) == rows);
    }

    private static Node list(FxRobot robot) {
        return robot.lookup(".logs-list").query();
    }

    private static String read(FxRobot robot) {
        return onWindow(() -> list(robot).getAccessibleText());
    }

    private static String copied() {
        return onWindow(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void whoScrollsUpReadsInPeaceAndCopiesAndWhoFollowsSeesWhatComes(FxRobot robot) {
        Person person = new Person(robot);
        shows(200);
        robot.clickOn(".logs-list");
        person.types(KeyCode.HOME);
        person.types(KeyCode.N);
        assertThat(read(robot)).contains("ERROR order 60");

        say(30);
        person.sees("30 new below");
        assertThat(read(robot)).contains("ERROR order 60");
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        await().until(() -> copied().contains("order 61"));
        assertThat(copied().lines())
                .containsExactly("16:01:00.000 web-1 ERROR order 60", "16:01:01.000 web-2 INFO  order 61");

        person.presses("30 new below");
        person.seesNoMore("new below");
        assertThat(onWindow(() -> model.lines().listing().following())).isTrue();
    }

    @Test
    void whoLooksForWordsGoesFromHitToHitAndSeesWhatStandsAround(FxRobot robot) {
        Person person = new Person(robot);
        shows(200);
        person.types("Find in the logs", "\"order 1\" -\"order 15\"");
        person.types(KeyCode.ENTER);
        person.sees(" of 100");
        shows(100);
        person.presses("Only hits");
        shows(200);
        person.sees(" of 100");
        person.types("Find in the logs", "order-is-nowhere");
        person.presses("Only hits");
        person.sees("Nothing fits");
        person.types("Find in the logs", "/(/");
        person.sees("is no regular expression");
        person.types(KeyCode.ESCAPE);
        shows(200);
        person.types(KeyCode.UP);
        shows(100);
    }

    @Test
    void filtersAndButtonsStandInOneLineWhereThereIsRoomForThem(FxRobot robot) {
        shows(200);
        List<Double> heights = onWindow(() -> Stream.concat(
                        robot.lookup(".logs-filters").<FlowPane>query().getChildrenUnmodifiable().stream()
                                .filter(Node::isManaged),
                        robot.lookup(".logs-buttons .toggle-button").queryAll().stream())
                .map(part -> part.localToScene(part.getLayoutBounds()).getMinY())
                .toList());
        assertThat(heights).hasSizeGreaterThan(4).containsOnly(heights.getFirst());
    }

    @Test
    void aBlockIsDrawnWithAltAndCopiedAlone(FxRobot robot) {
        shows(200);
        robot.clickOn(".logs-list");
        robot.type(KeyCode.HOME);
        Bounds place = onWindow(() -> list(robot).localToScreen(list(robot).getLayoutBounds()));
        double advance = onWindow(
                () -> list(robot).lookup(".logs-tone-plain").getLayoutBounds().getWidth());
        double left = place.getMinX() + ListPainter.GUTTER + 25 * advance;
        robot.moveTo(left, place.getMinY() + 10);
        robot.press(KeyCode.ALT).press(MouseButton.PRIMARY);
        robot.moveTo(left + 7 * advance, place.getMinY() + 50);
        robot.release(MouseButton.PRIMARY).release(KeyCode.ALT);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        await().until(() -> copied().startsWith("order 0"));
        assertThat(copied()).isEqualTo("order 0\norder 1\norder 2\n");
    }

    @Test
    void theChartIsUsedWithKeysToo(FxRobot robot) {
        Person person = new Person(robot);
        shows(200);
        await().until(() ->
                onWindow(() -> model.histogram().shownProperty().get().isPresent()));
        robot.interact(() -> robot.lookup(".logs-histogram").query().requestFocus());
        robot.type(KeyCode.HOME);
        assertThat(onWindow(() -> robot.lookup(".logs-histogram").query().getAccessibleText()))
                .contains("16:00:00 to ")
                .contains("records, 0 errors");
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        person.types(KeyCode.ENTER);
        await().until(() -> onWindow(() -> model.narrowedProperty().get().time().isPresent()
                && model.lines().rows().size() < 10));
        person.types(KeyCode.ESCAPE);
        shows(200);
    }

    @Test
    void aScreenReaderFindsTheRowsThatAreSeen(FxRobot robot) {
        shows(200);
        robot.clickOn(".logs-list");
        robot.type(KeyCode.END);
        String text = onWindow(() -> String.valueOf(list(robot).queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        Object from = onWindow(() -> list(robot).queryAccessibleAttribute(AccessibleAttribute.SELECTION_START));
        assertThat(text.lines().toList())
                .hasSizeBetween(10, 40)
                .last()
                .asString()
                .contains("order 199");
        assertThat(text.substring((Integer) from)).isEqualTo("16:03:19.000 web-2 INFO  order 199");
    }
}
