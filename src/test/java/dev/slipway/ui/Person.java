package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Who uses the window: finds what is on the screen by what it says and what it is, and waits for it as people do. */
public final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<AccessibleRole> BUTTONS =
            Set.of(AccessibleRole.BUTTON, AccessibleRole.TOGGLE_BUTTON, AccessibleRole.MENU_BUTTON);

    private final FxRobot robot;

    public Person(FxRobot robot) {
        this.robot = robot;
    }

    /** Presses the button of this name, once it can be pressed. */
    public void presses(String name) {
        press(
                "a button that can be pressed: " + name,
                () -> buttons(name).filter(button -> !button.isDisabled()).toList());
    }

    /** Sees the button of this name, which cannot be pressed. */
    public void cannotPress(String name) {
        waitFor(
                "a button that cannot be pressed: " + name,
                () -> buttons(name).filter(Node::isDisabled).toList());
    }

    /** Types into the field of this name, in place of what is there. */
    public void types(String field, String text) {
        press("a field: " + field, () -> fields(field).toList());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write(text);
    }

    /** Chooses from the list of this name. */
    public void chooses(String list, String entry) {
        Supplier<List<Node>> boxes = () -> visible()
                .filter(ComboBox.class::isInstance)
                .filter(node -> list.equals(name(node)))
                .toList();
        press("a list: " + list, boxes);
        press(
                "a choice: " + entry,
                () -> texts().filter(label -> label.getText().equals(entry) && isInList(label))
                        .map(Node.class::cast)
                        .toList());
        waitFor(
                "the list closed: " + list,
                () -> boxes.get().stream()
                        .filter(box -> !((ComboBox<?>) box).isShowing())
                        .toList());
    }

    /** Presses a row of a table, or another place that says just this. */
    public void pressesOn(String text) {
        press("the text: " + text, () -> saying(text));
    }

    /** Opens the menu of what says just this, with the other mouse button. */
    public void opensMenuOf(String text) {
        press("the text: " + text, () -> saying(text), MouseButton.SECONDARY);
    }

    private List<Node> saying(String text) {
        return texts().filter(label -> label.getText().equals(text))
                .map(Node.class::cast)
                .toList();
    }

    /** Presses keys together. */
    public void types(KeyCode... keys) {
        robot.push(keys);
    }

    /** Leaves menus and those that they lead to, as long as one is open, and looks at the window again. */
    public void leavesMenus() {
        await("no menu").atMost(PATIENCE).until(() -> {
            boolean open = !windows(ContextMenu.class).isEmpty();
            if (open) {
                robot.type(KeyCode.ESCAPE);
            }
            return !open;
        });
        robot.targetWindow(windows(Stage.class).getFirst());
    }

    private List<Window> windows(Class<? extends Window> kind) {
        return onScreen(
                () -> Window.getWindows().stream().filter(kind::isInstance).toList());
    }

    /** Sees this text, alone or within another. */
    public void sees(String text) {
        waitFor(
                "the text: " + text,
                () -> texts().filter(label -> label.getText().contains(text))
                        .map(Node.class::cast)
                        .toList());
    }

    /** Sees this text go away. */
    public void seesNoMore(String text) {
        await("the text gone: " + text)
                .atMost(PATIENCE)
                .until(() -> onScreen(() -> texts().map(Labeled::getText).toList()).stream()
                        .noneMatch(shown -> shown.contains(text)));
    }

    /** Does not see this text now. */
    public void doesNotSee(String text) {
        assertThat(onScreen(() -> texts().map(Labeled::getText).toList())).noneMatch(shown -> shown.contains(text));
    }

    /** What has the focus, by its name. */
    public String at() {
        return onScreen(() ->
                        Optional.ofNullable(robot.targetWindow().getScene().getFocusOwner()).map(Person::name).stream()
                                .toList())
                .getFirst();
    }

    private Node waitFor(String what, Supplier<List<Node>> found) {
        try {
            await(what).atMost(PATIENCE).until(() -> !onScreen(found).isEmpty());
        } catch (ConditionTimeoutException e) {
            onScreen(() -> List.of(picture()));
            throw e;
        }
        return onScreen(found).getFirst();
    }

    /** Presses what was found, once it stays where it is: what is pressed while the rest moves is missed. */
    private void press(String what, Supplier<List<Node>> found) {
        press(what, found, MouseButton.PRIMARY);
    }

    private void press(String what, Supplier<List<Node>> found, MouseButton button) {
        AtomicReference<Optional<Bounds>> place = new AtomicReference<>(Optional.empty());
        await(what + ", at rest").atMost(PATIENCE.multipliedBy(2)).until(() -> {
            Node first = waitFor(what, found);
            Optional<Scene> scene = Optional.ofNullable(first.getScene());
            scene.ifPresent(robot::targetWindow);
            reveal(first);
            afterLayoutOf(scene);
            place.set(place(first));
            afterLayoutOf(scene);
            return place.get().isPresent() && place.get().equals(place(waitFor(what, found)));
        });
        // At the place and not at the node: a table takes another of its cells for the same row now and then.
        Bounds seen = place.get().orElseThrow();
        robot.clickOn(seen.getCenterX(), seen.getCenterY(), button);
    }

    /** Scrolls to it where the pane that holds it does not show it. */
    private void reveal(Node node) {
        onScreen(() -> {
            Stream.iterate(node, Objects::nonNull, Node::getParent)
                    .filter(ScrollPane.class::isInstance)
                    .map(ScrollPane.class::cast)
                    .findFirst()
                    .ifPresent(pane -> reveal(node, pane));
            return List.of();
        });
    }

    private static void reveal(Node node, ScrollPane pane) {
        Bounds seen = pane.localToScene(pane.getLayoutBounds());
        Bounds place = node.localToScene(node.getLayoutBounds());
        double hidden = pane.getContent().getLayoutBounds().getHeight()
                - pane.getViewportBounds().getHeight();
        if (hidden > 0 && (place.getMaxY() > seen.getMaxY() || place.getMinY() < seen.getMinY())) {
            Bounds inside = pane.getContent().sceneToLocal(place);
            double wanted = inside.getCenterY() - pane.getViewportBounds().getHeight() / 2;
            pane.setVvalue(Math.clamp(wanted / hidden, 0, 1) * pane.getVmax());
        }
    }

    /** Where it is on the screen, as far as the window shows it; nowhere where it is gone meanwhile. */
    private Optional<Bounds> place(Node node) {
        return onScreen(() -> node.getScene() == null
                        ? List.<Bounds>of()
                        : List.of(visible(node.localToScreen(node.getLayoutBounds()), node)))
                .stream()
                .findFirst();
    }

    private static Bounds visible(Bounds bounds, Node node) {
        Scene scene = node.getScene();
        Bounds window = scene.getRoot().localToScreen(new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
        double left = Math.max(bounds.getMinX(), window.getMinX());
        double top = Math.max(bounds.getMinY(), window.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.min(bounds.getMaxX(), window.getMaxX()) - left,
                Math.min(bounds.getMaxY(), window.getMaxY()) - top);
    }

    private static void afterLayoutOf(Optional<Scene> scene) {
        scene.ifPresent(one -> {
            CompletableFuture<Void> laidOut = new CompletableFuture<>();
            Runnable listener = () -> laidOut.complete(null);
            Platform.runLater(() -> {
                one.addPostLayoutPulseListener(listener);
                Platform.requestNextPulse();
            });
            laidOut.join();
            Platform.runLater(() -> one.removePostLayoutPulseListener(listener));
        });
    }

    /** What was on the screen when this person waited in vain. */
    private Path picture() {
        try {
            Path file =
                    Files.createDirectories(Path.of("target", "screenshots")).resolve("in-vain.png");
            Png.write(robot.targetWindow().getScene().snapshot(null), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> List<T> onScreen(Supplier<List<T>> found) {
        WaitForAsyncUtils.waitForFxEvents(1);
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), found::get);
    }

    private Stream<Node> visible() {
        return robot.lookup(Person::isShown).queryAll().stream();
    }

    /** Tables keep cells that they need no more, visible in a parent that is not. */
    private static boolean isShown(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private Stream<Node> buttons(String name) {
        return visible()
                .filter(node -> BUTTONS.contains(node.getAccessibleRole()))
                .filter(button -> name.equals(name(button))
                        || (button instanceof Labeled labeled && name.equals(labeled.getText())));
    }

    private Stream<Node> fields(String name) {
        return visible()
                .filter(node ->
                        node instanceof TextInputControl || (node instanceof ComboBox<?> box && box.isEditable()))
                .filter(field -> name.equals(name(field)));
    }

    private Stream<Labeled> texts() {
        return visible()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled -> labeled.getText() != null);
    }

    private static boolean isInList(Node node) {
        return node instanceof ListCell<?>;
    }

    /** What a screen reader calls it: its own words, or those of the label that stands for it. */
    private static String name(Node node) {
        return Optional.ofNullable(node.getAccessibleText())
                .or(() -> node instanceof Labeled labeled ? Optional.ofNullable(labeled.getText()) : Optional.empty())
                .filter(text -> !text.isEmpty())
                .or(() -> labelOf(node))
                .orElse("");
    }

    private static Optional<String> labelOf(Node node) {
        return node.getScene().getRoot().lookupAll(".label").stream()
                .filter(label -> label instanceof Label text && node.equals(text.getLabelFor()))
                .map(label -> ((Label) label).getText())
                .findFirst();
    }
}
