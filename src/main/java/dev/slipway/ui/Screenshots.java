package dev.slipway.ui;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.OuterActions;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.Shell;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Pictures of every screen of a project, without a display. */
public final class Screenshots {
    private static final List<Size> SIZES = List.of(new Size(1360, 850), new Size(1024, 700));

    private final DataDirectory data;
    private final double scale;

    private record Size(int width, int height) {}

    private record Pictures(
            Workspace workspace,
            ProjectInfo project,
            Map<String, Place> places,
            List<Size> sizes,
            List<ColorScheme> schemes) {}

    /**
     * @param data named on the settings screen; nothing is written there
     * @param scale pixels for each unit of length: 1.5 is what a display at 150 % shows
     */
    public Screenshots(DataDirectory data, double scale) {
        this.data = data;
        this.scale = scale;
    }

    /**
     * Prepares this process for a window system that needs no display. To be called before anything of JavaFX is used.
     */
    public static void withoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.setImplicitExit(false);
    }

    /**
     * Writes each screen that has something to show at any time in light and dark and in each size into a directory, and gives the files. Starts JavaFX if it does
     * not run yet; blocks, so not to be called on its thread.
     */
    public List<Path> take(Workspace workspace, Path directory) throws IOException {
        return take(workspace, places(workspace), directory, SIZES, List.of(ColorScheme.values()));
    }

    /** The same of the review of this plan, which is made again for it. */
    public List<Path> takeReview(Workspace workspace, Plan plan, Path directory) throws IOException {
        String environment = plan.target().environment();
        Optional<String> release = Optional.of(plan.release().name());
        Act act = plan.mode() == Mode.ROLLBACK
                ? new Act.RollBack(environment, release)
                : new Act.Deploy(environment, release);
        return take(workspace, "review", new Place.Review(act), directory);
    }

    /** The same of a deployment that runs. */
    public List<Path> takeLive(Workspace workspace, String deployment, Path directory) throws IOException {
        return take(workspace, "deployment-live", new Place.Deployment(deployment), directory);
    }

    private List<Path> take(Workspace workspace, String name, Place place, Path directory) throws IOException {
        return take(workspace, Map.of(name, place), directory, SIZES, List.of(ColorScheme.values()));
    }

    private List<Path> take(
            Workspace workspace, Map<String, Place> places, Path directory, List<Size> sizes, List<ColorScheme> schemes)
            throws IOException {
        Files.createDirectories(directory);
        ProjectInfo project = workspace.project();
        CompletableFuture<List<Path>> taken = new CompletableFuture<>();
        onFxThread(() -> {
            try {
                taken.complete(pictures(new Pictures(workspace, project, places, sizes, schemes), directory));
            } catch (IOException e) {
                taken.completeExceptionally(new UncheckedIOException(e));
            } catch (RuntimeException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken.join();
    }

    private List<Path> pictures(Pictures wanted, Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        Camera camera = new Camera(new Theme());
        for (Map.Entry<String, Place> place : wanted.places().entrySet()) {
            for (Size size : wanted.sizes()) {
                for (ColorScheme scheme : wanted.schemes()) {
                    Shell shell = shell(wanted.workspace(), wanted.project());
                    Scene scene = new Scene(shell, size.width(), size.height());
                    shell.attach();
                    shell.navigator().go(place.getValue());
                    Path file = directory.resolve(name(place.getKey(), size, scheme));
                    camera.take(scene, scheme, scale, file);
                    shell.detach();
                    files.add(file);
                }
            }
        }
        return List.copyOf(files);
    }

    private Shell shell(Workspace workspace, ProjectInfo project) {
        OuterActions none = new OuterActions(List.of(), List.of());
        return new Shell(
                workspace,
                project,
                context -> new ProjectScreens(new SimpleObjectProperty<>(Appearance.SYSTEM), data, context),
                none,
                Background.inPlaceOnWindow(),
                new SimpleObjectProperty<>(Instant.now()),
                new ProjectMemory(ProjectMemory.Kept.NOTHING));
    }

    /** The screens that have something to show at any time, by name. */
    static Map<String, Place> places(Workspace workspace) {
        Map<String, Place> places = new LinkedHashMap<>();
        places.put("board", new Place.Board());
        places.put("history", new Place.History());
        places.put("deployments", new Place.Deployments());
        workspace.deployments(1).stream()
                .map(state -> new Place.Deployment(state.started().deployment()))
                .forEach(place -> places.put("deployment", place));
        places.put("audit", new Place.Audit());
        places.put("doctor", new Place.Doctor());
        places.put("settings", new Place.Settings());
        places.put("hosts", new Place.Hosts());
        places.put("secrets", new Place.Secrets());
        return places;
    }

    private static String name(String place, Size size, ColorScheme scheme) {
        return place + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + size.width() + "x" + size.height() + ".png";
    }

    private static void onFxThread(Runnable work) {
        try {
            Platform.startup(work);
        } catch (IllegalStateException running) {
            Platform.runLater(work);
        }
    }
}
