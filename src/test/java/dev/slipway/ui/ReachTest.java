package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every screen for those who use keys and for those who hear what it says. */
@OnDisplay
@ExtendWith(SharedShop.class)
class ReachTest {
    private static final long PATIENCE = 20_000;

    @Start
    void start(Stage stage) {
        StackPane root = new StackPane();
        root.getStyleClass().add("screen-holder");
        Scene scene = new Scene(root, 1164, 798);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Board",
                "History",
                "Review",
                "RollBack",
                "Deployments",
                "Deployment",
                "Logs",
                "Audit",
                "Doctor",
                "Settings",
                "Hosts",
                "Secrets"
            })
    void everyControlHasANameAndIsReachedByTab(String name, LivingShop shop, FxRobot robot) {
        StackPane root = robot.lookup(".screen-holder").queryAs(StackPane.class);
        Screen screen = show(root, at(shop, name), shop, new SimpleObjectProperty<>(Appearance.LIGHT));

        List<Node> controls = controls(root).toList();
        assertThat(controls).isNotEmpty();
        assertThat(controls.stream().filter(control -> nameOf(root, control).isBlank()))
                .as("controls without a name")
                .isEmpty();
        assertThat(reachedByTab(root, robot)).as("what Tab leads to").containsAll(controls);
        robot.interact(screen::detach);
    }

    @Test
    void theAppearanceIsChosenWithTheArrows(LivingShop shop, FxRobot robot) {
        StackPane root = robot.lookup(".screen-holder").queryAs(StackPane.class);
        ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.LIGHT);
        Screen screen = show(root, new Place.Settings(), shop, appearance);

        robot.interact(() -> robot.lookup(Appearance.LIGHT.title()).query().requestFocus());
        robot.type(KeyCode.RIGHT);

        assertThat(appearance.get()).isEqualTo(Appearance.DARK);
        robot.interact(screen::detach);
    }

    private static Place at(LivingShop shop, String name) {
        return switch (name) {
            case "Review" -> new Place.Review(new Act.Promote("staging", "production"));
            case "RollBack" -> new Place.Review(new Act.RollBack("production", Optional.empty()));
            case "History" -> new Place.History();
            case "Deployments" -> new Place.Deployments();
            case "Deployment" ->
                new Place.Deployment(
                        shop.workspace().deployments(1).getFirst().started().deployment());
            case "Logs" -> new Place.Logs();
            case "Audit" -> new Place.Audit();
            case "Doctor" -> new Place.Doctor();
            case "Settings" -> new Place.Settings();
            case "Hosts" -> new Place.Hosts();
            case "Secrets" -> new Place.Secrets();
            default -> new Place.Board();
        };
    }

    private static Screen show(StackPane root, Place place, LivingShop shop, ObjectProperty<Appearance> appearance) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, () -> {
            Screen screen = new ProjectScreens(appearance, shop.data(), Pictures.context(shop.workspace())).at(place);
            root.getChildren().setAll(screen.node());
            screen.attach();
            root.applyCss();
            root.layout();
            return screen;
        });
    }

    /**
     * What a person uses now: not the parts that a control is made of, nor what is disabled. Of toggles that exclude each
     * other Tab leads to the chosen one, the arrows to the others.
     */
    private static Stream<Node> controls(Node node) {
        if (!node.isVisible() || node.isDisabled() || node instanceof ScrollBar) {
            return Stream.empty();
        }
        if (node instanceof TabPane tabs) {
            return Stream.concat(
                    Stream.of(node),
                    controls(tabs.getSelectionModel().getSelectedItem().getContent()));
        }
        if (isUsed(node)) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(ReachTest::controls)
                : Stream.empty();
    }

    private static boolean isUsed(Node node) {
        if (node instanceof Toggle toggle && toggle.getToggleGroup() != null) {
            return toggle.isSelected();
        }
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || (node.isFocusTraversable() && !(node instanceof ScrollPane));
    }

    /** All that has the focus in turn, until it comes back to where it has been. */
    private static Set<Node> reachedByTab(StackPane root, FxRobot robot) {
        Set<Node> reached = new LinkedHashSet<>();
        robot.type(KeyCode.TAB);
        for (Node at = focused(root); at != null && reached.add(at); at = focused(root)) {
            robot.type(KeyCode.TAB);
        }
        return reached;
    }

    private static @Nullable Node focused(StackPane root) {
        return root.getScene().getFocusOwner();
    }

    private static String nameOf(Node root, Node control) {
        return Stream.of(
                        Optional.ofNullable(control.getAccessibleText()),
                        control instanceof Labeled labeled
                                ? Optional.ofNullable(labeled.getText())
                                : Optional.<String>empty(),
                        labelOf(root, control))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> labelOf(Node root, Node control) {
        return root.lookupAll(".label").stream()
                .filter(label -> label instanceof Label text && control.equals(text.getLabelFor()))
                .map(label -> ((Label) label).getText())
                .findFirst();
    }
}
