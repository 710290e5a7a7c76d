package dev.slipway.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.theme.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the first page of the settings. */
class SettingsPicturesTest {
    @TempDir
    private Path directory;

    private RecordedProject project;

    @BeforeEach
    void start() throws Exception {
        Pictures.startToolkit();
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("staging", Tier.STAGING, Samples.names("stage", 1)),
                new RecordedProject.Place("production", Tier.PRODUCTION, Samples.names("web", 3)));
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private Function<ScreenContext, Screen> page() {
        Map<String, String> installed = Map.of("Slipway", "0.1.0", "Java", "25.0.1");
        return context -> new SettingsView(
                context,
                new FetchModel(context),
                new SimpleObjectProperty<>(Appearance.SYSTEM),
                project.data(),
                installed);
    }

    @Test
    void theProjectAndThisInstallation() {
        Pictures.take("settings", Pictures.context(project.workspace()), page(), _ -> {});
    }

    @Test
    void aProjectThatCannotBeReadKeepsNobodyFromTheOtherPages() throws IOException {
        // A commit that the repository has not got.
        Files.writeString(project.directory().resolve(".git/HEAD"), "0123456789".repeat(4) + "\n");

        Pictures.take(
                "settings-unread",
                Pictures.context(project.workspace()),
                page(),
                root -> assertThat(texts(root))
                        .contains("Hosts and keys", "Secrets")
                        .doesNotContain("Appearance"));
    }

    private static List<String> texts(Node root) {
        return root.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> Stream.iterate((Node) label, Objects::nonNull, Node::getParent)
                        .allMatch(Node::isVisible))
                .map(Labeled::getText)
                .toList();
    }
}
