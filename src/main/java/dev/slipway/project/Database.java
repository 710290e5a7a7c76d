package dev.slipway.project;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens to the database during a deployment: on the first host of the group, once.
 *
 * @param group named wherever something runs
 */
public record Database(
        Optional<String> group,
        Optional<Backup> backup,
        Optional<Migrate> migrate,
        Optional<ReferenceData> referenceData) {

    /** A backup before the change. */
    public record Backup(String run, Optional<String> verify, Duration keep, int min, Optional<String> restore) {}

    /**
     * Schema migrations.
     *
     * @param files the pattern of their files; named wherever nothing runs here
     * @param run empty where something of the project's own runs them
     */
    public record Migrate(
            Optional<String> files,
            Optional<String> run,
            Optional<String> preview,
            Optional<String> status,
            Duration timeout,
            Compatible compatible) {}

    /** Whether the release before still runs on the migrated schema. */
    public enum Compatible {
        EXPAND,
        CONTRACT,
        UNKNOWN
    }

    /** Rows that travel with a promotion. */
    public record ReferenceData(Optional<String> preview, String run, String from) {}
}
