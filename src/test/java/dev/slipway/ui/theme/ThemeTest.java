package dev.slipway.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ThemeTest {
    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new VBox(label("plain"), label("strong"), label("mono"))));
        stage.show();
    }

    @Test
    void textIsSetInTheTypeThatComesWithTheProduct(FxRobot robot) {
        Scene scene = robot.window(0).getScene();

        robot.interact(() -> {
            new Theme().dress(scene, ColorScheme.LIGHT);
            scene.getRoot().applyCss();
        });

        assertThat(font(robot, ".plain")).isEqualTo("Inter Regular");
        assertThat(font(robot, ".strong")).isEqualTo("Inter Semi Bold");
        assertThat(font(robot, ".mono")).isEqualTo("JetBrains Mono Regular");
    }

    @Test
    void theWindowFollowsTheSystemUntilThePersonChooses(FxRobot robot) {
        var appearance = new SimpleObjectProperty<>(Appearance.SYSTEM);
        var system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        Scene scene = robot.window(0).getScene();
        robot.interact(() -> new Theme().follow(scene, appearance, system));
        assertThat(dark(scene)).isFalse();

        robot.interact(() -> system.set(ColorScheme.DARK));
        assertThat(dark(scene)).isTrue();
        robot.interact(() -> appearance.set(Appearance.LIGHT));

        assertThat(dark(scene)).isFalse();
    }

    private static boolean dark(Scene scene) {
        return scene.getRoot().getStyleClass().contains("dark");
    }

    private static Label label(String styleClass) {
        Label label = new Label("v1.8.0");
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static String font(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Label.class).getFont().getName();
    }
}
