package dev.slipway.bench;

import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens a repository and performs one act of {@link HistoryActs}, the first of this process; prints the seconds of both. */
final class FreshHistory {
    private FreshHistory() {}

    /** @param arguments the repository, the act, and a file with the act's arguments, one a line */
    public static void main(String[] arguments) throws Exception {
        List<String> rest = Files.readAllLines(Path.of(arguments[2]));
        long start = System.nanoTime();
        try (Repository repository = Repositories.open(Path.of(arguments[0]))) {
            new HistoryActs(repository).perform(arguments[1], rest);
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }
}
