package dev.slipway.demo;

import dev.slipway.demo.ShopStory.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Makes the demonstration's project: a repository with some weeks of history by four people, ten releases as annotated
 * tags, and in every commit the same slipway.yaml. The newest release, {@link #BROKEN}, is not healthy once deployed.
 */
public final class DemoRepository {
    /** What production runs when the demonstration begins. */
    public static final String IN_PRODUCTION = "v1.7.0";
    /** What staging runs: ready to be promoted. */
    public static final String IN_STAGING = "v1.8.0";
    /** The newest release: it cannot reach its stock service. */
    public static final String BROKEN = "v1.9.0";
    /** The account of the person who tries the demonstration out. */
    public static final String USER = "robin";

    private static final int DAYS = 33;
    private static final Duration BETWEEN_STEPS_OF_A_DAY = Duration.ofMinutes(73);

    private DemoRepository() {}

    /**
     * Makes it in this directory, which must be empty or absent, with main checked out.
     *
     * @param clock the last commit is made at its instant
     * @return where the work tree is
     * @throws IOException if the directory holds anything, or cannot be written
     */
    public static Path make(Path directory, ShopHosts hosts, Clock clock) throws IOException {
        requireEmpty(Files.createDirectories(directory));
        List<Step> steps = ShopStory.steps();
        try (Git git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch(ShopStory.MAIN)
                .call()) {
            identify(git.getRepository().getConfig());
            try (HistoryWriter writer = new HistoryWriter(git.getRepository(), hosts)) {
                for (int i = 0; i < steps.size(); i++) {
                    writer.write(steps.get(i), timeOf(i, steps.size(), clock.instant()));
                }
                writer.finish();
            }
            git.reset().setMode(ResetCommand.ResetType.HARD).call();
            return directory;
        } catch (GitAPIException e) {
            throw new IOException("The demonstration's repository could not be made in " + directory, e);
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new IOException("The directory " + directory + " is not empty");
            }
        }
    }

    /** The person who tries the demonstration out; their own identity stays out of it. */
    private static void identify(StoredConfig config) throws IOException {
        config.setString("user", null, "name", "Robin Vale");
        config.setString("user", null, "email", "robin@harbour-goods.example");
        config.save();
    }

    /** Spreads the steps over the days before now, so that those of one day lie in the hours before this hour. */
    private static Instant timeOf(int step, int steps, Instant now) {
        int day = step * DAYS / steps;
        int laterThatDay = 0;
        while (step + laterThatDay + 1 < steps && (step + laterThatDay + 1) * DAYS / steps == day) {
            laterThatDay++;
        }
        return now.minus(Duration.ofDays(DAYS - 1L - day)).minus(BETWEEN_STEPS_OF_A_DAY.multipliedBy(laterThatDay));
    }
}
