package dev.slipway.app;

import dev.slipway.project.Database;
import dev.slipway.promotion.migration.Migration;
import dev.slipway.promotion.migration.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether one could go back once a plan has run.
 *
 * @param kept what there would be to go back to; empty where nothing is live, and for a plan that goes back itself
 * @param since what migrations one would go back past; empty where the project does not say which files are migrations
 * @param last the newest rollback in the environment that succeeded, of those that the trail's end tells
 * @param drill the newest rehearsal, in whichever environment
 * @param at when this was found out
 */
public record RollbackMeter(
        Optional<Kept> kept, Optional<Since> since, Optional<WentBack> last, Optional<Rehearsed> drill, Instant at) {

    /**
     * What is live now, to which one would go back.
     *
     * @param release its name; more than one where hosts differ
     * @param whole on how many hosts all of it is there
     * @param proven on how many of these it once ran well and holds what it held then
     * @param hosts of the plan; none where nobody asked them
     * @param configured whether the repository can still tell how it runs
     */
    public record Kept(String release, int whole, int proven, int hosts, boolean configured) {
        /** What the plan says is live, where no host was asked what of it is there. */
        static Kept unasked(String release, boolean configured) {
            return new Kept(release, 0, 0, 0, configured);
        }

        /** Whether nothing is missing anywhere. */
        public boolean everywhere() {
            return whole == hosts && proven == hosts;
        }
    }

    /**
     * Migrations that run with the plan: whoever goes back meets what they leave.
     *
     * @param contracting how many of them drop, rename or narrow
     * @param unjudged how many of them could not be judged, or not whole
     * @param claim what slipway.yaml says of them
     * @param unknown why it cannot be told which run
     */
    public record Since(
            int migrations, int contracting, int unjudged, Database.Compatible claim, Optional<String> unknown) {
        static Optional<Since> of(Migrations migrations) {
            List<Migration> brought = migrations.brought();
            int contracting =
                    (int) brought.stream().filter(Migration::contracts).count();
            int expanding = (int) brought.stream().filter(Migration::expands).count();
            return migrations.told()
                    ? Optional.of(new Since(
                            brought.size(),
                            contracting,
                            brought.size() - contracting - expanding,
                            migrations.claim(),
                            migrations.unknown()))
                    : Optional.empty();
        }
    }

    /** A rollback that succeeded: when it ended, and how long it took. */
    public record WentBack(Instant at, Duration took) {}

    /**
     * A rehearsal.
     *
     * @param took how long the way back took; empty where the rehearsal did not succeed
     */
    public record Rehearsed(String environment, Instant at, Optional<Duration> took) {}
}
