package dev.slipway.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.ui.Camera;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@OnDisplay
class GalleryTest {
    private static final Path PICTURES = Path.of("target", "screenshots", "gallery");

    @Start
    void start(Stage stage) {
        stage.setTitle("Gallery");
    }

    @Test
    void everyWidgetIsPicturedInLightAndDark() throws Exception {
        Files.createDirectories(PICTURES);
        Map<String, Scene> scenes =
                WaitForAsyncUtils.asyncFx(GalleryTest::scenes).get();
        await().until(() -> WaitForAsyncUtils.asyncFx(() -> allBusy(scenes)).get());

        WaitForAsyncUtils.asyncFx(() -> photograph(scenes)).get();

        assertThat(PICTURES).isDirectoryContaining("glob:**/widgets-dark-150.png");
        assertThat(PICTURES).isDirectoryContaining("glob:**/running-light-100.png");
    }

    private static Map<String, Scene> scenes() {
        Map<String, Scene> scenes = new HashMap<>();
        Gallery.pages().forEach((name, page) -> scenes.put(name, new Scene(page, 1164, 798)));
        return scenes;
    }

    private static boolean allBusy(Map<String, Scene> scenes) {
        return scenes.values().stream()
                .flatMap(scene -> scene.getRoot().lookupAll(".busy-sign").stream())
                .allMatch(Node::isVisible);
    }

    private static boolean photograph(Map<String, Scene> scenes) throws IOException {
        Camera camera = new Camera(new Theme());
        for (ColorScheme scheme : ColorScheme.values()) {
            for (int percent : List.of(100, 150)) {
                for (var page : scenes.entrySet()) {
                    String name = page.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + percent;
                    camera.take(page.getValue(), scheme, percent / 100.0, PICTURES.resolve(name + ".png"));
                }
            }
        }
        return true;
    }
}
