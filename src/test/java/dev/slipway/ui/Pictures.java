package dev.slipway.ui;

import dev.slipway.app.Workspace;
import dev.slipway.ui.shell.Notices;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;

/** Takes pictures of screens, light and dark, at the sizes that the window has room for. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** What a screen lives in, with nothing that moves. */
    public static ScreenContext context(Workspace workspace) {
        return new ScreenContext(
                workspace,
                Background.inPlace(),
                _ -> {},
                new QuietNotices(),
                new QuietSheets(),
                new ReadOnlyObjectWrapper<>(Samples.NOW));
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
        for (ColorScheme scheme : ColorScheme.values()) {
            write(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT), 1164, 798, scheme, context, make, act);
        }
        write(name + "-small", 828, 648, ColorScheme.LIGHT, context, make, act);
    }

    private static void write(
            String name,
            int width,
            int height,
            ColorScheme scheme,
            ScreenContext context,
            Function<ScreenContext, Screen> make,
            Consumer<Node> act) {
        WritableImage image = onFx(() -> {
            Screen screen = make.apply(context);
            StackPane root = new StackPane(screen.node());
            root.getStyleClass().add("screen-holder");
            Scene scene = new Scene(root, width, height);
            new Theme().dress(scene, scheme);
            screen.attach();
            layout(root);
            act.accept(root);
            layout(root);
            WritableImage shot = scene.snapshot(null);
            screen.detach();
            return shot;
        });
        save(image, FOLDER.resolve(name + ".png"));
    }

    private static void layout(StackPane root) {
        for (int i = 0; i < 3; i++) {
            root.applyCss();
            root.layout();
        }
    }

    private static <T> T onFx(java.util.function.Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private static void save(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private static final class QuietNotices implements Notices {
        @Override
        public void done(String sentence) {}

        @Override
        public void failed(Fault fault) {
            throw new AssertionError(fault.sentence());
        }
    }

    private static final class QuietSheets implements Sheets {
        @Override
        public void confirm(Confirmation question, Consumer<String> yes) {}

        @Override
        public void show(Node content) {}

        @Override
        public void close() {}
    }
}
