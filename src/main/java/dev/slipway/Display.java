package dev.slipway;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether this process can open a window. */
final class Display {
    private static final String GTK = "libgtk-3.so.0";

    /** The property of JavaFX that names what draws. */
    private static final String PIPELINE = "prism.order";

    /** What the kernel shows for graphics devices, and what NVIDIA's own driver shows. */
    private static final List<Path> GRAPHICS = List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"));

    private Display() {}

    /** One sentence that says what is missing; empty where a window can be opened. */
    static Optional<String> missing() {
        return missing(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
    }

    static Optional<String> missing(Map<String, String> environment, String system, String platform) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux") || !platform.isEmpty()) {
            return Optional.empty();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return Optional.of("There is no display (DISPLAY is not set).");
        }
        if (!XServer.of(display).map(XServer::answers).orElse(false)) {
            return Optional.of("No display answers at " + display + " (DISPLAY names it).");
        }
        return hasGtk()
                ? Optional.empty()
                : Optional.of("The GTK 3 library is missing (" + GTK + "; install libgtk-3-0 or gtk3).");
    }

    /** Has JavaFX use the {@link #pipeline} that suits this machine, unless the person chose one. */
    static void prefer() {
        if (System.getProperty(PIPELINE) == null) {
            pipeline(System.getProperty("os.name"), Files::exists)
                    .ifPresent(pipeline -> System.setProperty(PIPELINE, pipeline));
        }
    }

    /**
     * {@code sw} on a Linux without a graphics device, elsewhere none. JavaFX draws without OpenGL there anyway, but would
     * first load the renderer of Mesa, and 50 MB of it would stay in memory.
     *
     * @param present whether a file is there
     */
    static Optional<String> pipeline(String system, Predicate<Path> present) {
        boolean linux = system.toLowerCase(Locale.ROOT).startsWith("linux");
        return linux && GRAPHICS.stream().noneMatch(present) ? Optional.of("sw") : Optional.empty();
    }

    /** Nothing of it is called; it stays loaded for JavaFX, which needs it next. */
    @SuppressWarnings("restricted")
    private static boolean hasGtk() {
        try {
            SymbolLookup.libraryLookup(GTK, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
