package dev.slipway.ui;

import dev.slipway.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;

/** Takes pictures of a scene in a scheme and at a scale, without a window. Belongs to the JavaFX thread. */
public final class Camera {
    /** Lists and tables fill themselves in more than one pass. */
    private static final int PASSES = 3;

    private final Theme theme;

    public Camera(Theme theme) {
        this.theme = theme;
    }

    /**
     * Takes a picture of the whole scene.
     *
     * @param scale pixels for each unit of length: 1.5 is what a display at 150 % shows
     */
    public void take(Scene scene, ColorScheme scheme, double scale, Path file) throws IOException {
        theme.dress(scene, scheme);
        for (int pass = 0; pass < PASSES; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
        Png.write(scene.getRoot().snapshot(parameters, null), file);
    }
}
