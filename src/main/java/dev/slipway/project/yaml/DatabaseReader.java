package dev.slipway.project.yaml;

import dev.slipway.project.Database;
import java.util.List;
import java.util.Optional;

/** Reads the database section. Which files are migrations is known; running anything on the database is not supported yet. */
record DatabaseReader(Known known) {
    private static final int MAX_BACKUPS = 1000;

    Optional<Database> read(Value value) {
        return value.mapping(this::database);
    }

    private Database database(Mapping mapping) {
        Database database = new Database(
                mapping.optional("group", known.group()),
                mapping.optional("backup", Readers.notYet(v -> v.mapping(this::backup))),
                mapping.optional("migrate", v -> v.mapping(this::migrate)),
                mapping.optional("reference-data", Readers.notYet(v -> v.mapping(this::referenceData))));
        boolean runs = mapping.value("backup").isPresent()
                || mapping.value("reference-data").isPresent()
                || database.migrate().flatMap(Database.Migrate::run).isPresent();
        if (runs) {
            mapping.require("group");
        } else if (mapping.value("migrate").isEmpty()) {
            mapping.refuse("expected migrate, backup or reference-data");
        }
        return database;
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
        Database.Migrate migrate = new Database.Migrate(
                mapping.optional("files", DatabaseReader::files),
                mapping.optional("run", Readers.notYet(known.variables()::text)),
                mapping.optional("preview", Readers.notYet(known.variables()::text)),
                mapping.optional("status", Readers.notYet(known.variables()::text)),
                mapping.get("timeout", Readers.notYet(Readers::positiveDuration), Defaults.MIGRATE_TIMEOUT),
                mapping.get("compatible", Readers.word(Database.Compatible.class), Defaults.COMPATIBLE));
        boolean ofRunning = List.of("preview", "status", "timeout").stream()
                .anyMatch(key -> mapping.value(key).isPresent());
        if (ofRunning) {
            mapping.require("run");
        } else if (mapping.value("run").isEmpty() && mapping.value("files").isEmpty()) {
            mapping.refuse("expected files, where the project runs its migrations itself, or run");
        }
        return migrate;
    }

    private static Optional<String> files(Value value) {
        return ComponentReader.pattern(value)
                .flatMap(pattern -> pattern.startsWith("!")
                        ? value.expected("a pattern that does not begin with !")
                        : Optional.of(pattern));
    }

    private Database.ReferenceData referenceData(Mapping mapping) {
        return new Database.ReferenceData(
                mapping.optional("preview", known.variables()::text),
                mapping.required("run", known.variables()::text, ""),
                mapping.required("from", known.environment(), ""));
    }
}
