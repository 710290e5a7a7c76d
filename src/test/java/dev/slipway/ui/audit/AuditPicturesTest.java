package dev.slipway.ui.audit;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the trail. */
class AuditPicturesTest {
    private static final Plan PLAN = Samples.plan("production", Tier.PRODUCTION, names("web", 3), "v1.8.0");

    @TempDir
    private Path directory;

    private RecordedProject project;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, names("web", 3)));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void deployed() {
        project.record(Runs.begin("production-20261121-160500-0a1b2c3d", PLAN, NOW)
                .prepared()
                .batch(1)
                .batch(2)
                .batch(3)
                .finished()
                .events());
    }

    private void take(String name, Consumer<Node> act) {
        Pictures.take(name, Pictures.context(project.workspace()), AuditView::new, act);
    }

    private static void verify(Node root) {
        root.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && "Verify".equals(button.getText()))
                .findFirst()
                .map(Button.class::cast)
                .ifPresent(Button::fire);
    }

    @Test
    void manyEntriesAndOneInFull() {
        deployed();
        take("audit", root -> {
            ((TableView<?>) root.lookup(".table-view")).getSelectionModel().select(1);
            verify(root);
        });
    }

    @Test
    void aChangedEntryIsFoundAndShownWithItsNeighbours() {
        deployed();
        project.tamper("UPDATE entry SET user_name = 'eve' WHERE sequence = 9");
        take("audit-broken", root -> {
            verify(root);
            assertThat(root.lookupAll(".label").stream().map(label -> ((Labeled) label).getText()))
                    .anyMatch(text -> text.startsWith("The trail was changed at entry "));
        });
    }

    @Test
    void anEmptyTrail() {
        take("audit-empty", _ -> {});
    }
}
