package dev.slipway.ui;

import static dev.slipway.ui.Samples.column;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Board;
import dev.slipway.app.DataDirectory;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class ScreenshotsTest {
    private static final Path PICTURES = Path.of("target", "screenshots", "window");

    @Test
    void everyScreenIsPicturedInLightAndDarkAndInBothSizes() throws IOException {
        Screenshots.withoutDisplay();
        DataDirectory data = new DataDirectory(Path.of("/home/ana/.local/share/slipway"));

        List<Path> files = new Screenshots(data, 1).take(shop(), PICTURES);

        assertThat(files)
                .hasSize(20)
                .extracting(file -> file.getFileName().toString())
                .contains("board-light-1360x850.png", "deployment-dark-1024x700.png", "settings-dark-1360x850.png");
        Image board =
                new Image(PICTURES.resolve("board-dark-1024x700.png").toUri().toString());
        assertThat(board.getWidth()).isEqualTo(1024);
        assertThat(board.getHeight()).isEqualTo(700);
        assertThat(board.getPixelReader().getColor(4, 696).getBrightness()).isLessThan(0.3);
    }

    @Test
    void aDisplayAt150PercentIsPicturedInItsOwnPixels() throws IOException {
        Screenshots.withoutDisplay();
        Path directory = PICTURES.resolve("150");

        new Screenshots(new DataDirectory(Path.of("/home/ana/.local/share/slipway")), 1.5).take(shop(), directory);

        Image board =
                new Image(directory.resolve("board-light-1024x700.png").toUri().toString());
        assertThat(board.getWidth()).isEqualTo(1536);
        assertThat(board.getHeight()).isEqualTo(1050);
    }

    /** A shop that is being deployed to production. */
    static SampleWorkspace shop() {
        Board board = new Board(
                List.of(
                        column("staging", Tier.STAGING, "v1.8.0", Duration.ofHours(2), names("stage", 2)),
                        column("production", Tier.PRODUCTION, "v1.7.3", Duration.ofDays(6), names("web", 3))),
                List.of(new Board.Flow("staging", "production", 6, 23, 2, 0, true)),
                List.of());
        Runs run = Runs.begin(
                        "d-7",
                        Samples.plan("production", Tier.PRODUCTION, names("web", 3), "v1.8.0"),
                        Instant.now().minusSeconds(21))
                .prepared()
                .batch(1)
                .batchVerifying(2);
        SampleJournal journal = new SampleJournal(List.of(), new Verification.Intact(0, Samples.digest("")));
        return new SampleWorkspace(journal).with(board).with(run);
    }
}
