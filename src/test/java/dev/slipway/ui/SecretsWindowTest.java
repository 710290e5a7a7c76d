package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Questions;
import dev.slipway.secret.Secret;
import dev.slipway.ui.settings.SafeShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person who looks after secret values, in the window. */
@OnDisplay
class SecretsWindowTest {
    private static final String VALUE = "hunter2 is no secret";

    @TempDir
    static Path directory;

    private static SafeShop shop;

    @BeforeAll
    static void prepare() throws Exception {
        shop = new SafeShop(directory, "variables: { TOKEN: { secret: true } }", "secrets: [keychain]");
    }

    @AfterAll
    static void tidy() {
        if (shop != null) {
            shop.close();
        }
    }

    @Start
    void start(Stage stage) {
        AtomicReference<Optional<ProjectWindow>> window = new AtomicReference<>(Optional.empty());
        AskedInWindow asked = new AskedInWindow(window::get, Questions.NOBODY.passphrases());
        shop.project().reopen(new Questions(asked, asked));
        window.set(Optional.of(Windows.show(stage, shop.project())));
    }

    @Test
    void valuesAreSetUnseenAfterThePassphraseWasAskedOnceAndRemovedOnceTheEnvironmentIsTyped(FxRobot robot)
            throws Exception {
        byte[] before = Files.readAllBytes(shop.vault().resolve("vault"));
        Person person = new Person(robot);
        person.presses("Settings");
        person.presses("Secrets");
        person.sees("no value");
        person.cannotPress("Set a value");
        person.pressesOn("staging");
        person.cannotPress("Remove");
        person.presses("Set a value");
        person.sees("Set TOKEN of staging");
        person.cannotPress("Keep in the vault");
        person.types("Value", VALUE);
        person.presses("Keep in the vault");
        person.sees("The vault is locked");
        person.presses("Cancel");
        person.sees("No passphrase was given, so the vault stays closed and nothing was changed.");
        assertThat(Files.readAllBytes(shop.vault().resolve("vault"))).isEqualTo(before);

        person.presses("Try again");
        person.types("Passphrase of the vault", SafeShop.PASSPHRASE);
        person.presses("Unlock");
        person.sees("TOKEN of staging is kept in the vault.");
        person.doesNotSee("hunter2");
        assertThat(shop.kept("staging", "TOKEN")).contains(Secret.of(VALUE));

        person.pressesOn("production");
        person.presses("Set a value");
        paste(robot, "-----BEGIN KEY-----\nAAAA\n-----END KEY-----\n");
        person.sees("slipway secret set TOKEN --env production");
        person.cannotPress("Keep in the vault");
        paste(robot, VALUE + " either\n");
        person.presses("Keep in the vault");
        person.sees("TOKEN of production is kept in the vault.");
        assertThat(shop.kept("production", "TOKEN")).contains(Secret.of(VALUE + " either"));

        person.presses("Remove");
        person.sees("It cannot be brought back.");
        person.cannotPress("Remove TOKEN of production");
        person.types("Type production to go on", "production");
        person.presses("Remove TOKEN of production");
        person.sees("TOKEN of production is removed from the vault.");
        assertThat(shop.kept("production", "TOKEN")).isEmpty();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    }
}
