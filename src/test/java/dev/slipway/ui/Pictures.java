package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.Workspace;
import dev.slipway.ui.shell.Notices;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.shell.Stops;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;

/** Takes pictures of screens, light and dark, at the sizes that the window has room for. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** What a screen lives in, with nothing that moves. */
    public static ScreenContext context(Workspace workspace) {
        return context(workspace, Background.inPlaceOnWindow());
    }

    /** What a model lives in that no window shows. */
    public static ScreenContext withoutWindow(Workspace workspace) {
        return context(workspace, Background.inPlace());
    }

    /** The same where whatever is read or done never ends. */
    public static ScreenContext endless(Workspace workspace) {
        return context(workspace, new Background(_ -> {}, Runnable::run, Runnable::run));
    }

    /** The same with work of another kind. */
    public static ScreenContext context(Workspace workspace, Background background) {
        Notices notices = new QuietNotices();
        return new ScreenContext(
                workspace,
                background,
                _ -> {},
                notices,
                new QuietSheets(),
                new Stops(workspace, background, notices),
                new ReadOnlyObjectWrapper<>(Samples.NOW),
                new ProjectMemory(ProjectMemory.Kept.NOTHING));
    }

    /** A person who says yes to every question. */
    public static Sheets yesToAll() {
        return new QuietSheets() {
            @Override
            public void confirm(Confirmation question, Consumer<String> yes) {
                yes.accept("");
            }
        };
    }

    /** Whether a screen says by now what takes it so long. */
    public static boolean busy(Node root) {
        return root.lookupAll(".busy-sign").stream().anyMatch(Node::isVisible);
    }

    /** The button with this text. */
    public static Button button(Node root, String text) {
        return root.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + text));
    }

    /** Starts the toolkit, once. */
    public static void startToolkit() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            started.await();
        } catch (IllegalStateException running) {
            Platform.setImplicitExit(false);
        }
    }

    /** Shows a screen in every size and scheme, lets it be set up, and writes what it looks like. */
    public static void take(
            String name, ScreenContext context, Function<ScreenContext, Screen> make, Consumer<Node> act) {
        take(name, context, make, _ -> true, act);
    }

    /** Writes what a window shows now. */
    public static void photograph(Scene scene, String name) {
        onFx(() -> {
            Files.createDirectories(FOLDER);
            Png.write(scene.snapshot(null), FOLDER.resolve(name + ".png"));
            return name;
        });
    }

    /** The same of what a window shows now, in dark and at last in light. */
    public static void photographDressed(Scene scene, String name) {
        Theme theme = onFx(Theme::new);
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            onFx(() -> {
                theme.dress(scene, scheme);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return scheme;
            });
            photograph(scene, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
        assertThat(onFx(() -> cut(scene.getRoot())))
                .as("texts that are cut on " + name)
                .isEmpty();
    }

    /** The same of a screen that is to be waited for. */
    public static void take(
            String name,
            ScreenContext context,
            Function<ScreenContext, Screen> make,
            Predicate<Node> ready,
            Consumer<Node> act) {
        for (ColorScheme scheme : ColorScheme.values()) {
            write(
                    name + "-" + scheme.name().toLowerCase(Locale.ROOT),
                    new Shot(1164, 798, scheme, context, make),
                    ready,
                    act);
        }
        write(name + "-small", new Shot(828, 648, ColorScheme.LIGHT, context, make), ready, act);
    }

    private record Shot(
            int width, int height, ColorScheme scheme, ScreenContext context, Function<ScreenContext, Screen> make) {}

    private record Shown(Screen screen, Scene scene, Theme theme) {}

    private static Shown show(Shot shot) {
        Screen screen = shot.make().apply(shot.context());
        StackPane root = new StackPane(screen.node());
        root.getStyleClass().add("screen-holder");
        Scene scene = new Scene(root, shot.width(), shot.height());
        Theme theme = new Theme();
        theme.dress(scene, shot.scheme());
        screen.attach();
        root.applyCss();
        root.layout();
        return new Shown(screen, scene, theme);
    }

    private static void write(String name, Shot shot, Predicate<Node> ready, Consumer<Node> act) {
        Shown shown = onFx(() -> show(shot));
        Parent root = shown.scene().getRoot();
        await().until(() -> onFx(() -> ready.test(root)));
        onFx(() -> {
            act.accept(root);
            Files.createDirectories(FOLDER);
            new Camera(shown.theme()).take(shown.scene(), shot.scheme(), 1, FOLDER.resolve(name + ".png"));
            assertThat(cut(root)).as("texts that are cut on " + name).isEmpty();
            shown.screen().detach();
            return name;
        });
    }

    /** Texts that do not fit, but for cells of tables, which show theirs in full when the pointer rests on them. */
    private static List<String> cut(Node node) {
        if (!node.isVisible() || node instanceof IndexedCell<?>) {
            return List.of();
        }
        if (node instanceof Labeled label && label.isTextTruncated()) {
            return List.of(label.getText());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> cut(child).stream())
                        .toList()
                : List.of();
    }

    private static <T> T onFx(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while a picture was taken", e);
        } catch (ExecutionException e) {
            throw new AssertionError("The picture could not be taken", e.getCause());
        }
    }

    private static final class QuietNotices implements Notices {
        @Override
        public void done(String sentence) {}

        @Override
        public void told(String sentence) {}

        @Override
        public void failed(Object act, Fault fault) {
            throw new AssertionError(fault.sentence());
        }

        @Override
        public void succeeded(Object act) {}
    }

    private static class QuietSheets implements Sheets {
        @Override
        public void confirm(Confirmation question, Consumer<String> yes) {}

        @Override
        public void show(Node content) {}

        @Override
        public void close() {}
    }
}
