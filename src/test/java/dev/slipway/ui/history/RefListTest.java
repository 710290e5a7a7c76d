package dev.slipway.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
import dev.slipway.release.Revision;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.branch.BranchSheets;
import dev.slipway.ui.shell.ScreenContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The list of branches and tags while time goes by. */
@OnDisplay
class RefListTest {
    private final Clock now = new Clock(Samples.NOW);
    private final StackPane root = new StackPane();

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // start sets them
    private RecordedProject project;

    @SuppressWarnings("NullAway.Init")
    private RefList list;

    @Start
    void start(Stage stage) {
        project = RecordedProject.in(
                directory, new HandClock(Samples.NOW), new Place("production", Tier.PRODUCTION, List.of("web-1")));
        ScreenContext context = Pictures.withoutWindow(project.workspace());
        HistoryModel model = new HistoryModel(context);
        list = new RefList(
                now, _ -> {}, _ -> {}, new BranchMenu(model, new BranchSheets(context, _ -> {}), context.memory()));
        list.show(List.of(new RefLine.OfTag(new Tag(
                "v1.8.0",
                new Revision("1".repeat(40)),
                true,
                Optional.empty(),
                Optional.of(Samples.NOW.minus(Duration.ofMinutes(3))),
                ""))));
        root.getChildren().add(list);
        stage.setScene(new Scene(root, 240, 200));
        stage.show();
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void agesGoOnWithTheMinuteWhileTheListIsInSightAndNobodyCountsThemLater(FxRobot robot) {
        assertThat(robot.lookup("3 min").tryQuery()).isPresent();

        assertThat(now.listeners).isPositive();
        robot.interact(() -> now.set(Samples.NOW.plus(Duration.ofMinutes(2))));

        assertThat(robot.lookup("5 min").tryQuery()).isPresent();
        robot.interact(() -> root.getChildren().clear());
        assertThat(now.listeners).isZero();
    }

    /** A time that counts who listens to it. */
    private static final class Clock extends SimpleObjectProperty<Instant> {
        private int listeners;

        Clock(Instant now) {
            super(now);
        }

        @Override
        public void addListener(InvalidationListener listener) {
            listeners++;
            super.addListener(listener);
        }

        @Override
        public void removeListener(InvalidationListener listener) {
            listeners--;
            super.removeListener(listener);
        }

        @Override
        public void addListener(ChangeListener<? super Instant> listener) {
            listeners++;
            super.addListener(listener);
        }

        @Override
        public void removeListener(ChangeListener<? super Instant> listener) {
            listeners--;
            super.removeListener(listener);
        }
    }
}
