package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.ui.settings.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person who looks after the hosts, in the window. */
@OnDisplay
class HostsWindowTest {
    private static final long PATIENCE = 20_000;

    @TempDir
    static Path directory;

    private static Fleet fleet;

    @BeforeAll
    static void prepare() throws Exception {
        fleet = new Fleet(directory);
    }

    @AfterAll
    static void tidy() {
        if (fleet != null) {
            fleet.close();
        }
    }

    @Start
    void start(Stage stage) {
        Windows.show(stage, fleet.project());
        // The smallest window, in which buttons lie where lines about what is done have been shown before.
        stage.setWidth(1024);
        stage.setHeight(700);
    }

    private static String onClipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aHostIsTestedItsFingerprintCopiedAndItsKnownKeyRemovedOnceTheEnvironmentIsTyped(FxRobot robot)
            throws Exception {
        Person person = new Person(robot);
        person.presses("Settings");
        person.presses("Hosts and keys");
        person.presses("Test all");
        person.sees("key changed");
        person.chooses("Environment", "production");
        person.pressesOn("web-1");
        person.presses("Test web-1");
        person.sees("and it runs commands: ");
        person.sees("curve25519-sha256");
        person.presses("Copy the fingerprint of the host key");
        String copied = await().until(HostsWindowTest::onClipboard, text -> text.startsWith("SHA256:"));

        person.presses("Remove the known key of web-1");
        person.sees(copied + ": is removed.");
        person.cannotPress("Remove the key of web-1");
        person.types("Type production to go on", "production");
        person.presses("Remove the key of web-1");
        person.sees("The known key of web-1 is removed.");
        person.sees("No known_hosts file has a key of it.");
        person.presses("Close the details");
        person.seesNoMore("Known keys");
        person.pressesOn("web-1");
        person.sees("Known keys");
        robot.press(KeyCode.CONTROL);
        person.pressesOn("web-1");
        robot.release(KeyCode.CONTROL);
        person.seesNoMore("Known keys");
        assertThat(Files.readString(fleet.knownHosts()))
                .doesNotContain("web-1 ")
                .contains("web-10 ");
    }
}
