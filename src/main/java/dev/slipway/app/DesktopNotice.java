package dev.slipway.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a sentence on the person's desktop, beside the window: with notify-send on Linux and osascript on macOS. Where there is
 * none of them it does nothing; that it fails changes nothing.
 */
public final class DesktopNotice {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotice.class);

    private DesktopNotice() {}

    /** Shows it, and does not wait. */
    public static void show(String sentence) {
        command(System.getProperty("os.name"), sentence)
                .ifPresent(command -> Thread.ofVirtual().start(() -> run(command)));
    }

    /** Each word of the command is an argument of its own: nothing in the sentence acts. */
    static Optional<List<String>> command(String system, String sentence) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return Optional.of(List.of("notify-send", "--app-name=Slipway", "--", "Slipway", escaped(sentence)));
        }
        return name.contains("mac")
                ? Optional.of(List.of(
                        "osascript",
                        "-e",
                        "on run words",
                        "-e",
                        "display notification (item 1 of words) with title \"Slipway\"",
                        "-e",
                        "end run",
                        sentence))
                : Optional.empty();
    }

    /** As the desktop reads it, for which some characters are markup (Desktop Notifications Specification, "Markup"). */
    private static String escaped(String sentence) {
        return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            LOG.debug("No notice on the desktop", e);
        }
    }
}
