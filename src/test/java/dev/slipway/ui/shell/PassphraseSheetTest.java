package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Secret;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The questions for the passphrase of the vault. */
@OnDisplay
class PassphraseSheetTest {
    private static final String WHY = "This machine has no keychain; the vault gets a passphrase.";

    private final CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
    private final SheetLayer sheets = new SheetLayer();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new StackPane(new Button("below"), sheets), 900, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    private void ask(FxRobot robot, Function<Consumer<Optional<Secret>>, Node> sheet) {
        robot.interact(() -> sheets.ask(sheet, answer));
    }

    @Test
    void aVaultThatIsThereAsksOnceUnseenAndIsUnlockedWithEnter(FxRobot robot) {
        ask(robot, PassphraseSheet::toUnlock);
        assertThat(robot.lookup("The vault is locked").tryQuery()).isPresent();
        assertThat(robot.lookup(".text-field").queryAll()).singleElement().isInstanceOf(PasswordField.class);
        assertThat(robot.lookup("Unlock").queryButton().isDisabled()).isTrue();
        robot.write("correct horse").type(KeyCode.ENTER);

        assertThat(answer.join()).contains(Secret.of("correct horse"));
        assertThat(sheets.isVisible()).isFalse();
    }

    @Test
    void aNewVaultSaysWhyAndIsMadeOnceBothAreAlikeAndLongEnough(FxRobot robot) {
        ask(robot, given -> PassphraseSheet.toChoose(WHY, given));
        assertThat(robot.lookup(WHY).tryQuery()).isPresent();
        assertThat(robot.lookup(".text-field").queryAll()).hasSize(2).allMatch(PasswordField.class::isInstance);

        robot.write("horse").type(KeyCode.TAB).write("horse");
        assertThat(robot.lookup("It needs at least 8 characters.").tryQuery()).isPresent();
        assertThat(robot.lookup("Make the vault").queryButton().isDisabled()).isTrue();

        robot.type(KeyCode.BACK_SPACE, 5).write("correct ponies");
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        robot.type(KeyCode.BACK_SPACE, 5).write("correct horse");
        assertThat(robot.lookup("The two are not alike.").tryQuery()).isPresent();
        assertThat(robot.lookup("Make the vault").queryButton().isDisabled()).isTrue();

        robot.type(KeyCode.TAB).type(KeyCode.BACK_SPACE, 14).write("correct horse");
        robot.clickOn("Make the vault");

        assertThat(answer.join()).contains(Secret.of("correct horse"));
    }

    @Test
    void cancelGivesNothing(FxRobot robot) {
        ask(robot, PassphraseSheet::toUnlock);
        robot.write("correct horse").clickOn("Cancel");

        assertThat(answer.join()).isEmpty();
    }

    @Test
    void escapeGivesNothing(FxRobot robot) {
        ask(robot, given -> PassphraseSheet.toChoose(WHY, given));
        robot.type(KeyCode.ESCAPE);

        assertThat(answer.isCancelled() || answer.join().isEmpty()).isTrue();
        assertThat(sheets.isVisible()).isFalse();
    }
}
