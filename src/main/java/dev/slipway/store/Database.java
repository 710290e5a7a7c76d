package dev.slipway.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * An H2 database in a file of its own, opened by one session of this process and by no other. A commit is written to the
 * file at once, and {@link #force} makes it survive the end of the machine too. For one thread at a time, which must not
 * be interrupted: an interruption during a write closes the file.
 */
public final class Database implements AutoCloseable {
    private static final String USER = "SLIPWAY";
    private static final Set<Integer> DAMAGE = Set.of(
            ErrorCode.DATA_CONVERSION_ERROR_1,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1);
    private static final String FORCE = "CHECKPOINT SYNC";

    private final Connection connection;
    private final Handle handle;

    private Database(Connection connection) {
        this.connection = connection;
        this.handle = Jdbi.create(connection).open();
    }

    /** What may be done with the file. */
    public enum Access {
        /** Read and write; a new file is made when there is none. */
        WRITE,
        /** Read only; nothing is written to the file or beside it. */
        READ
    }

    /**
     * Opens {@code file.mv.db} and brings its tables to the version of the schema, on the disk too.
     *
     * @param file absolute, without the suffix {@code .mv.db}
     * @throws StoreException if the file cannot be opened, or was written by a newer Slipway
     */
    public static Database open(Path file, Access access, Schema schema) {
        return open(url(file), file + ".mv.db", access, schema);
    }

    /** Makes a database in memory, which ends when it is closed. */
    public static Database inMemory(Schema schema) {
        return open("jdbc:h2:mem:" + UUID.randomUUID(), "the database in memory", Access.WRITE, schema);
    }

    private static Database open(String url, String name, Access access, Schema schema) {
        Connection connection = connect(url, name, access);
        try {
            bringUpToDate(connection, url, name, access, schema);
            return new Database(connection);
        } catch (SQLException | FlywayException e) {
            closeAfter(e, connection);
            throw new StoreException(
                    "The tables of %s could not be brought to version %d: %s"
                            .formatted(name, schema.version(), e.getMessage()),
                    e,
                    false);
        } catch (StoreException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /** Whether a failure of opening or of a statement says that what is in the file is damaged, not that it cannot be reached. */
    public static boolean isDamage(Throwable failure) {
        boolean damaged = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || (cause instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode()))) {
                damaged = true;
            } else if (cause instanceof IOException) {
                return false;
            }
        }
        return damaged;
    }

    /** The one session, for statements and transactions. */
    public Handle handle() {
        return handle;
    }

    /** Writes everything that was committed to the file, and forces it to the disk. */
    public void force() {
        handle.execute(FORCE);
    }

    /** Closes the file. */
    @Override
    public void close() {
        handle.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("The database could not be closed: " + e.getMessage(), e, false);
        }
    }

    /** H2 takes what follows a semicolon for settings, among them some that run code, so no path may hold one. */
    private static String url(Path file) {
        String path = file.toString();
        if (!file.isAbsolute()) {
            throw new StoreException("The path of a database must be absolute: " + path);
        }
        if (path.indexOf(';') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            throw new StoreException(
                    "A database cannot be kept in %s: use a path without semicolons and control characters"
                            .formatted(path));
        }
        return "jdbc:h2:file:" + path;
    }

    private static Connection connect(String url, String name, Access access) {
        Properties settings = new Properties();
        settings.setProperty("user", USER);
        settings.setProperty("password", "");
        settings.setProperty("WRITE_DELAY", "0"); // else H2 writes with a thread of its own, and kills damage the file
        settings.setProperty("DB_CLOSE_ON_EXIT", "FALSE");
        settings.setProperty("TRACE_LEVEL_FILE", "0");
        settings.setProperty("ACCESS_MODE_DATA", access == Access.READ ? "r" : "rw");
        try {
            return new Driver().connect(url, settings);
        } catch (SQLException e) {
            throw new StoreException(
                    "The database %s could not be opened: %s".formatted(name, e.getMessage()),
                    e,
                    e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1);
        }
    }

    /** Flyway takes 0.2 s to find that there is nothing to do, so it runs only when there is something. */
    private static void bringUpToDate(Connection connection, String url, String name, Access access, Schema schema)
            throws SQLException {
        int present = version(connection);
        if (present > schema.version()) {
            throw new StoreException("%s has version %d and was written by a newer Slipway; this one knows version %d"
                    .formatted(name, present, schema.version()));
        }
        if (present == schema.version()) {
            return;
        }
        if (access == Access.READ) {
            throw new StoreException(
                    "%s has version %d and cannot be brought to version %d because it cannot be written"
                            .formatted(name, present, schema.version()));
        }
        Flyway.configure()
                .dataSource(url, USER, "")
                .locations("classpath:" + schema.migrations())
                .load()
                .migrate();
        try (var statement = connection.createStatement()) {
            statement.execute(FORCE);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var tables = statement.executeQuery(
                    "SELECT 1 FROM information_schema.tables WHERE table_name = 'flyway_schema_history'")) {
                if (!tables.next()) {
                    return 0;
                }
            }
            try (var versions = statement.executeQuery(
                    "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE \"success\"")) {
                return versions.next() ? versions.getInt(1) : 0;
            }
        }
    }

    private static void closeAfter(Exception reason, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
