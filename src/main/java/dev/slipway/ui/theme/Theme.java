package dev.slipway.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Dresses a scene: Primer of AtlantaFX, light or dark, with the window's own style sheet and type on top. */
public final class Theme {
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");
    private static final String DARK_CLASS = "dark";

    private final String sheet = resource("slipway.css");

    /** Loads the type that comes with the product. Needs the JavaFX toolkit. */
    public Theme() {
        FONTS.forEach(file -> Objects.requireNonNull(Font.loadFont(resource("fonts/" + file), 13), file));
    }

    /** Dresses the scene now, in one scheme. */
    public void dress(Scene scene, ColorScheme scheme) {
        boolean dark = scheme == ColorScheme.DARK;
        scene.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet);
        scene.getPreferences().setColorScheme(scheme);
        scene.getRoot().getStyleClass().removeAll(DARK_CLASS);
        if (dark) {
            scene.getRoot().getStyleClass().add(DARK_CLASS);
        }
    }

    /**
     * Dresses the scene and the lists and menus that it opens, and again when the person or the system changes the scheme,
     * until the handle is let go.
     */
    public Subscription follow(
            Scene scene, ObservableValue<Appearance> appearance, ObservableValue<ColorScheme> system) {
        Runnable dress = () -> {
            dress(scene, appearance.getValue().scheme(system.getValue()));
            Application.setUserAgentStylesheet(scene.getUserAgentStylesheet());
        };
        dress.run();
        return appearance
                .subscribe(dress)
                .and(system.subscribe(dress))
                .and(scene.rootProperty().subscribe(dress));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
