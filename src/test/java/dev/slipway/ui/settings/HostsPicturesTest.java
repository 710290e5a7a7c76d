package dev.slipway.ui.settings;

import dev.slipway.app.HandClock;
import dev.slipway.app.HostLine;
import dev.slipway.app.RecordedProject;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the page with hosts and keys in its states. */
class HostsPicturesTest {
    @TempDir
    private static Path directory;

    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        Pictures.startToolkit();
        fleet = new Fleet(directory.resolve("fleet"));
        fleet.testAllBut(Set.of("web-4", "web-5"));
    }

    @AfterAll
    static void stop() {
        if (fleet != null) {
            fleet.close();
        }
    }

    private static void take(String name, String host) {
        Pictures.take(name, Pictures.context(fleet.workspace()), HostsView::new, root -> select(root, host));
    }

    @SuppressWarnings("unchecked")
    private static void select(Node root, String host) {
        TableView<HostLine> table = (TableView<HostLine>) root.lookup(".table-view");
        table.getItems().stream()
                .filter(line -> line.name().equals(host))
                .findFirst()
                .ifPresentOrElse(
                        line -> {
                            table.getSelectionModel().select(line);
                            table.scrollTo(line);
                        },
                        () -> {
                            throw new AssertionError("No host " + host);
                        });
        root.applyCss();
        ((Parent) root).layout();
    }

    @Test
    void manyHostsOfWhichSomeCannotBeReached() {
        Pictures.take("hosts", Pictures.context(fleet.workspace()), HostsView::new, _ -> {});
    }

    @Test
    void allThatIsKnownOfOneThatIsConnected() {
        take("hosts-connected", "web-1");
    }

    @Test
    void oneThatShowsAnotherKey() {
        take("hosts-changed", Fleet.CHANGED);
    }

    @Test
    void oneThatIsTurnedOff() {
        take("hosts-off", "web-2");
    }

    @Test
    void oneThatNobodyHasConnectedToYet() {
        take("hosts-not-yet", "web-4");
    }

    @Test
    void aJumpHostAsTheLastOfAll() {
        take("hosts-jump", "bastion");
    }

    @Test
    void noHostHasBeenConnectedToYet(@TempDir Path other) {
        try (RecordedProject project = RecordedProject.in(
                other,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("production", Tier.PRODUCTION, Samples.names("web", 3)))) {
            Pictures.take("hosts-few", Pictures.context(project.workspace()), HostsView::new, _ -> {});
        }
    }

    @Test
    void theHostsAreBeingLookedUp() {
        Pictures.take("hosts-looking", Pictures.endless(fleet.workspace()), HostsView::new, Pictures::busy, _ -> {});
    }
}
