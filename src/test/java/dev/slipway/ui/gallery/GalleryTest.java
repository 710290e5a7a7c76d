package dev.slipway.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Camera;
import dev.slipway.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GalleryTest {
    private static final Path PICTURES = Path.of("target", "screenshots", "gallery");

    @Start
    void start(Stage stage) {
        stage.setTitle("Gallery");
    }

    @Test
    void everyWidgetIsPicturedInLightAndDark() throws Exception {
        Files.createDirectories(PICTURES);
        WaitForAsyncUtils.asyncFx(() -> {
                    Camera camera = new Camera(new Theme());
                    for (ColorScheme scheme : ColorScheme.values()) {
                        for (int percent : List.of(100, 150)) {
                            for (var page : Gallery.pages().entrySet()) {
                                String name =
                                        page.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + percent;
                                Scene scene = new Scene(page.getValue(), 1164, 798);
                                camera.take(scene, scheme, percent / 100.0, PICTURES.resolve(name + ".png"));
                            }
                        }
                    }
                    return true;
                })
                .get();
        assertThat(PICTURES).isDirectoryContaining("glob:**/widgets-dark-150.png");
    }
}
