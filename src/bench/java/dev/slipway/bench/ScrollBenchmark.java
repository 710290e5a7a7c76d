package dev.slipway.bench;

import dev.slipway.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * The window with a large history: how long its frames take while Page Down is held, and what it needs of memory at the end.
 * Arguments: how many commits, how many rows to scroll, and where the repository lies or is to be made.
 */
final class ScrollBenchmark {
    private static final int COMMITS = 100_000;
    private static final long BETWEEN_NANOS = 2_000_000;

    private ScrollBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        int commits = given.isEmpty() ? COMMITS : Integer.parseInt(given.getFirst());
        int rows = given.size() < 2 ? commits : Integer.parseInt(given.get(1));
        Path place = Path.of(given.size() < 3 ? "target/history-" + commits : given.get(2));
        HistoryRepository made = HistoryRepository.of(place.toAbsolutePath(), commits);
        Path directory = Files.createTempDirectory("slipway-scroll-");
        HistoryProject project = HistoryProject.of(made, directory.resolve("shop"));
        System.setProperty("user.home", directory.resolve("home").toString());
        Thread.ofPlatform().daemon().start(() -> scroll(rows));
        Main.main(new String[] {"open", project.path().toString()});
    }

    /** JavaFX says by an exception that it does not run yet. */
    private static void scroll(int rows) {
        while (true) {
            try {
                Platform.runLater(() -> new Scrolling(rows).start());
                return;
            } catch (IllegalStateException notYet) {
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
    }
}
