package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.shell.LoginSheet.Unlocking;
import dev.slipway.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The questions of a login. */
@OnDisplay
class LoginSheetTest {
    private static final EncryptedKey KEY = new EncryptedKey(Path.of("/home/mia/.ssh/id_ed25519"), "web-1", false);
    private static final ServerQuestion QUESTION = new ServerQuestion(
            "web-1",
            "mia",
            "Two-step login",
            "The code is on your token.",
            List.of(new Prompt("Password: ", false), new Prompt("Code: ", true)),
            true);

    private final CompletableFuture<Optional<Unlocking>> unlocking = new CompletableFuture<>();
    private final CompletableFuture<Optional<List<Secret>>> answer = new CompletableFuture<>();
    private final SheetLayer sheets = new SheetLayer();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new StackPane(new Button("below"), sheets), 900, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void thePassphraseIsTypedUnseenAndGivenWithEnter(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(KEY, given), unlocking));
        assertThat(robot.lookup(".text-field").queryAll()).singleElement().isInstanceOf(PasswordField.class);
        robot.write("open sesame").type(KeyCode.ENTER);

        assertThat(unlocking).isCompletedWithValue(Optional.of(new Unlocking(Secret.of("open sesame"), false)));
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void whoWishesHasThePassphraseRemembered(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(KEY, given), unlocking));
        robot.write("open sesame").type(KeyCode.TAB).type(KeyCode.SPACE);
        assertThat(robot.lookup(".check-box").queryAs(CheckBox.class).isSelected())
                .isTrue();
        robot.type(KeyCode.ENTER);

        assertThat(unlocking).isCompletedWithValue(Optional.of(new Unlocking(Secret.of("open sesame"), true)));
    }

    @Test
    void nothingIsUnlockedWithoutAPassphrase(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(KEY, given), unlocking));

        assertThat(robot.lookup("Unlock").queryButton().isDisabled()).isTrue();
        Pictures.photographDressed(sheets.getScene(), "login-key");
    }

    @Test
    void aServersQuestionStandsInItsOwnWordsAndIsAnsweredPromptByPrompt(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(QUESTION, given), answer));
        assertThat(robot.lookup("web-1 asks mia").tryQuery()).isPresent();
        assertThat(robot.lookup("The last answer was refused.").tryQuery()).isPresent();
        assertThat(robot.lookup("The code is on your token.").tryQuery()).isPresent();
        List<TextField> fields = List.copyOf(robot.lookup(".text-field").<TextField>queryAll());
        assertThat(fields.getFirst()).isInstanceOf(PasswordField.class);
        assertThat(fields.getLast()).isNotInstanceOf(PasswordField.class);
        Pictures.photographDressed(sheets.getScene(), "login-question");
        robot.write("hunter2").type(KeyCode.TAB).write("123456");
        robot.clickOn("Log in");

        assertThat(answer).isDone();
        assertThat(answer.join()).contains(List.of(Secret.of("hunter2"), Secret.of("123456")));
    }

    @Test
    void cancelGivesNothing(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(QUESTION, given), answer));
        robot.clickOn("Cancel");

        assertThat(answer).isCompletedWithValue(Optional.empty());
    }

    @Test
    void escapeGivesNothing(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(KEY, given), unlocking));
        robot.type(KeyCode.ESCAPE);

        assertThat(unlocking).isDone();
        assertThat(unlocking.isCancelled() || unlocking.join().isEmpty()).isTrue();
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void aKeyIsPassedOverWithoutItsPassphrase(FxRobot robot) {
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(KEY, given), unlocking));
        robot.clickOn("Go on without it");

        assertThat(unlocking).isCompletedWithValue(Optional.empty());
    }

    @Test
    void aServerThatWantsEnterOnlyGetsAnEmptyAnswer(FxRobot robot) {
        ServerQuestion question = new ServerQuestion(
                "web-1", "mia", "", "Look at your phone.", List.of(new Prompt("Press Enter: ", true)), false);
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(question, given), answer));
        robot.type(KeyCode.ENTER);

        assertThat(answer).isCompletedWithValue(Optional.of(List.of(Secret.of(""))));
    }

    @Test
    void howeverMuchAServerWritesTheButtonsStayInTheWindow(FxRobot robot) {
        ServerQuestion question = new ServerQuestion(
                "web-1",
                "mia",
                "Hello\u001b[2J\u202e",
                "blah ".repeat(100_000),
                Collections.nCopies(32, new Prompt("word ".repeat(1_000), false)),
                false);
        robot.interact(() -> sheets.ask(given -> LoginSheet.of(question, given), answer));

        assertThat(robot.lookup("Hello\ufffd[2J\ufffd").tryQuery()).isPresent();
        Button button = robot.lookup("Log in").queryButton();
        robot.interact(() -> sheets.getScene().getRoot().layout());
        assertThat(button.localToScene(button.getBoundsInLocal()).getMaxY()).isLessThan(sheets.getHeight());
        Pictures.photographDressed(sheets.getScene(), "login-endless");
        robot.clickOn("Log in");
        assertThat(answer).isDone();
    }
}
