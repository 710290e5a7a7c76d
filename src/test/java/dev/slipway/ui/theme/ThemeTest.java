package dev.slipway.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.OnDisplay;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class ThemeTest {
    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new VBox(
                label("plain"),
                label("strong"),
                label("mono"),
                disabled("button"),
                disabled("accent"),
                disabled("danger"))));
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

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void aButtonThatCannotBePressedCanBeRead(ColorScheme scheme, FxRobot robot) {
        Scene scene = robot.window(0).getScene();

        robot.interact(() -> {
            new Theme().dress(scene, scheme);
            scene.getRoot().applyCss();
        });

        assertThat(robot.lookup(".button").queryAllAs(Button.class)).hasSize(3).allSatisfy(button -> {
            Color ground = (Color) button.getBackground().getFills().getLast().getFill();
            assertThat(button.getOpacity()).isEqualTo(1);
            assertThat(contrast((Color) button.getTextFill(), ground))
                    .as(button.getStyleClass() + ": what WCAG 2.2 asks of text")
                    .isGreaterThan(4.5);
        });
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Button disabled(String styleClass) {
        Button button = new Button("Promote v1.8.0");
        button.getStyleClass().add(styleClass);
        button.setDisable(true);
        return button;
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
