package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Newcomer;
import dev.slipway.project.Tier;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The question about a host that is seen for the first time. */
@OnDisplay
class HostSheetTest {
    private static final String PRINT = "FkAX+44h85pyV/o2zudh8n9iHaJhr0Cz5opS4ysAhhY";
    private static final String ART = """
            +--[ED25519 256]--+
            |     .o o.       |
            | E     o .       |
            |. .     o        |
            |oo       o       |
            |+     o So.      |
            | .   o =.++o . . |
            |  . o . o*+ * ...|
            |   o..oo=.+=.oo o|
            |    o=+o.=+=+o.o |
            +----[SHA256]-----+""";
    private static final FirstContact WEB =
            new FirstContact("web-1", "203.0.113.7", 22, "ssh-ed25519", "SHA256:" + PRINT, ART);

    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private final SheetLayer sheets = new SheetLayer();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new StackPane(new Button("below"), sheets), 900, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    private void ask(FxRobot robot, Tier tier) {
        Newcomer newcomer = new Newcomer(
                WEB, List.of(new Newcomer.Place("web-1", tier == Tier.PRODUCTION ? "production" : "staging", tier)));
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        asked.add(answer);
        robot.interact(() -> sheets.ask(given -> new HostSheet(newcomer, given), answer));
    }

    /** What was said so far; a question that was put away is a no. */
    private List<Boolean> answers() {
        return asked.stream()
                .filter(CompletableFuture::isDone)
                .map(answer -> !answer.isCancelled() && answer.join())
                .toList();
    }

    private static Button accept(FxRobot robot) {
        return robot.lookup("It is web-1").queryButton();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(
                () -> robot.lookup(".text-field").queryAs(TextField.class).setText(text));
    }

    private static boolean wrong(FxRobot robot) {
        Label wrong = robot.lookup(".wrong").queryAs(Label.class);
        assertThat(wrong.isManaged()).isEqualTo(wrong.isVisible());
        return wrong.isVisible();
    }

    @Test
    void onProductionOnlyTheFingerprintItselfAcceptsTheHost(FxRobot robot) {
        ask(robot, Tier.PRODUCTION);
        assertThat(accept(robot).isDisabled()).isTrue();
        paste(robot, "SHA256:" + PRINT.toLowerCase(Locale.ROOT));
        assertThat(accept(robot).isDisabled()).isTrue();
        assertThat(wrong(robot)).isTrue();
        Pictures.photographDressed(sheets.getScene(), "host-sheet-wrong");
        paste(robot, " " + PRINT + " ");
        assertThat(wrong(robot)).isFalse();
        robot.clickOn(accept(robot));

        assertThat(answers()).containsExactly(true);
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void elsewhereWhoHasComparedItSaysSoButNotAgainstAFingerprintThatIsAnother(FxRobot robot) {
        ask(robot, Tier.STAGING);
        Pictures.photographDressed(sheets.getScene(), "host-sheet");
        paste(robot, "SHA256:" + PRINT.toLowerCase(Locale.ROOT));
        assertThat(accept(robot).isDisabled()).isTrue();
        paste(robot, "");
        robot.clickOn(accept(robot));

        assertThat(answers()).containsExactly(true);
    }

    @Test
    void enterAcceptsTheHostOnceItsFingerprintWasGivenAndNotBefore(FxRobot robot) {
        ask(robot, Tier.STAGING);
        robot.clickOn(".text-field").type(KeyCode.ENTER);
        assertThat(answers()).isEmpty();
        paste(robot, PRINT);
        robot.clickOn(".text-field").type(KeyCode.ENTER);

        assertThat(answers()).containsExactly(true);
    }

    @Test
    void escapeAndRefuseAreANo(FxRobot robot) {
        ask(robot, Tier.STAGING);
        robot.type(KeyCode.ESCAPE);
        ask(robot, Tier.STAGING);
        robot.clickOn("Refuse");

        assertThat(answers()).containsExactly(false, false);
    }

    @Test
    void theQuestionWaitsUntilAnotherSheetIsPutAway(FxRobot robot) {
        robot.interact(() -> sheets.show(new Button("another")));
        ask(robot, Tier.STAGING);
        assertThat(robot.lookup("another").tryQuery()).isPresent();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(accept(robot)).isNotNull();
        assertThat(answers()).isEmpty();
    }

    @Test
    void theQuestionGoesWhereWhoeverAskedDoesNotWaitAnyMore(FxRobot robot) {
        ask(robot, Tier.STAGING);
        asked.getFirst().cancel(false);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(sheets.isVisible()).isFalse();
    }
}
