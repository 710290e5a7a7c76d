package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of every screen of the living shop. */
@ExtendWith(SharedShop.class)
class ScreenshotsTest {
    private static final Path PICTURES = Path.of("target", "screenshots", "window");

    @Test
    void everyScreenIsPicturedInLightAndDarkAndInBothSizes(LivingShop shop) throws IOException {
        Screenshots.withoutDisplay();

        List<Path> files = new Screenshots(shop.data(), 1).take(shop.workspace(), PICTURES);

        assertThat(files)
                .hasSize(36)
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "board-light-1360x850.png",
                        "history-dark-1024x700.png",
                        "deployment-dark-1024x700.png",
                        "doctor-light-1024x700.png",
                        "settings-dark-1360x850.png",
                        "hosts-light-1360x850.png",
                        "secrets-dark-1024x700.png");
        Image board =
                new Image(PICTURES.resolve("board-dark-1024x700.png").toUri().toString());
        assertThat(board.getWidth()).isEqualTo(1024);
        assertThat(board.getHeight()).isEqualTo(700);
        assertThat(board.getPixelReader().getColor(4, 696).getBrightness()).isLessThan(0.3);
    }

    @Test
    void aReviewAndADeploymentArePicturedToo(LivingShop shop) throws IOException {
        Screenshots.withoutDisplay();
        Screenshots screenshots = new Screenshots(shop.data(), 1);
        DeploymentState newest = shop.workspace().deployments(1).getFirst();

        assertThat(screenshots.takeReview(shop.workspace(), newest.started().plan(), PICTURES))
                .hasSize(4)
                .allMatch(Files::exists)
                .contains(PICTURES.resolve("review-dark-1024x700.png"));
        assertThat(screenshots.takeLive(shop.workspace(), newest.started().deployment(), PICTURES))
                .contains(PICTURES.resolve("deployment-live-light-1360x850.png"));
    }

    @Test
    void aDisplayAt150PercentIsPicturedInItsOwnPixels(LivingShop shop) throws IOException {
        Screenshots.withoutDisplay();
        Path directory = PICTURES.resolve("150");
        Workspace workspace = shop.workspace();

        new Screenshots(shop.data(), 1.5)
                .takeLive(
                        workspace, workspace.deployments(1).getFirst().started().deployment(), directory);

        Image picture = new Image(
                directory.resolve("deployment-live-light-1024x700.png").toUri().toString());
        assertThat(picture.getWidth()).isEqualTo(1536);
        assertThat(picture.getHeight()).isEqualTo(1050);
    }
}
