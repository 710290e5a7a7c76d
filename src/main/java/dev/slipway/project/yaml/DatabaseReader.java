package dev.slipway.project.yaml;

import dev.slipway.project.Database;
import java.util.Optional;

/** Reads the database section. */
record DatabaseReader(Known known) {
    private static final int MAX_BACKUPS = 1000;

    Optional<Database> read(Value value) {
        return value.mapping(mapping -> new Database(
                mapping.required("group", known.group(), ""),
                mapping.optional("backup", v -> v.mapping(this::backup)),
                mapping.optional("migrate", v -> v.mapping(this::migrate)),
                mapping.optional("reference-data", v -> v.mapping(this::referenceData))));
    }

    private Database.Backup backup(Mapping mapping) {
        return new Database.Backup(
                mapping.required("run", known.variables()::text, ""),
                mapping.optional("verify", known.variables()::text),
                mapping.get("keep", Readers::positiveDuration, Defaults.BACKUP_KEEP),
                mapping.get("min", Readers.integer(1, MAX_BACKUPS), Defaults.BACKUP_MIN),
                mapping.optional("restore", known.variables()::text));
    }

    private Database.Migrate migrate(Mapping mapping) {
        return new Database.Migrate(
                mapping.optional("files", Readers::text),
                mapping.required("run", known.variables()::text, ""),
                mapping.optional("preview", known.variables()::text),
                mapping.optional("status", known.variables()::text),
                mapping.get("timeout", Readers::positiveDuration, Defaults.MIGRATE_TIMEOUT),
                mapping.get("compatible", Readers.word(Database.Compatible.class), Defaults.COMPATIBLE));
    }

    private Database.ReferenceData referenceData(Mapping mapping) {
        return new Database.ReferenceData(
                mapping.optional("preview", known.variables()::text),
                mapping.required("run", known.variables()::text, ""),
                mapping.required("from", known.environment(), ""));
    }
}
