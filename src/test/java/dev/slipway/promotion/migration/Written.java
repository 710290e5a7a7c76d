package dev.slipway.promotion.migration;

import dev.slipway.project.Database.Compatible;
import dev.slipway.promotion.migration.MigrationFile.Change;
import dev.slipway.promotion.migration.MigrationFile.Content;
import java.util.List;
import java.util.stream.Stream;

/** Migrations as people write them. */
final class Written {
    private Written() {}

    static MigrationFile file(String path, Change change, String text) {
        return new MigrationFile(path, change, new Content.Text(text));
    }

    static Migrations migrations(MigrationFile... files) {
        return Migrations.of(List.of(files), Compatible.UNKNOWN);
    }

    /** Those of new files that say nothing. */
    static Migrations named(String... paths) {
        return migrations(Stream.of(paths)
                .map(path -> file(path, Change.NEW, "SELECT 1;"))
                .toArray(MigrationFile[]::new));
    }

    /** A new migration of this SQL. */
    static Migration sql(String text) {
        return migrations(file("db/V1__it.sql", Change.NEW, text)).brought().getFirst();
    }

    /** What is to be feared of it, each as its line, its kind and its sentence. */
    static List<String> warnings(String sql) {
        return sql(sql).warnings().stream()
                .map(warning -> warning.line() + " " + warning.kind() + " " + warning.sentence())
                .toList();
    }
}
