package dev.slipway;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether this process can open a window. */
final class Display {
    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /** One sentence that says what is missing; empty where a window can be opened. */
    static Optional<String> missing() {
        return missing(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
    }

    static Optional<String> missing(Map<String, String> environment, String system, String platform) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux") || !platform.isEmpty()) {
            return Optional.empty();
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return Optional.of("There is no display (DISPLAY is not set).");
        }
        return hasGtk()
                ? Optional.empty()
                : Optional.of("The GTK 3 library is missing (" + GTK + "; install libgtk-3-0 or gtk3).");
    }

    @SuppressWarnings("restricted") // the library is only looked for, nothing of it is called
    private static boolean hasGtk() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(GTK, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
