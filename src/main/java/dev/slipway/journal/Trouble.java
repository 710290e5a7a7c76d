package dev.slipway.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Why the journal does not do what was asked.
 *
 * @param sentence what and where, for people
 * @param remedy what they can do about it
 */
public record Trouble(String sentence, String remedy) {
    private static final String RIGHTS = "See that you may read and write the folder and its files, then try again.";

    /** The trail in this directory cannot be appended to. */
    public static Trouble unwritable(Path directory, Exception failure) {
        return new Trouble(
                "The journal in %s cannot be written: %s.".formatted(directory, reason(failure)),
                "See that its disk has free space and that you may write to the folder and its files, then try again.");
    }

    /** The trail in this directory cannot be opened. */
    public static Trouble unopened(Path directory, Exception failure) {
        return new Trouble("The journal in %s cannot be opened: %s.".formatted(directory, reason(failure)), RIGHTS);
    }

    /** The database fails while it is being read. */
    public static Trouble unreadable(Path directory, Path database, Exception failure) {
        return new Trouble(
                "The database of the journal in %s cannot be read: %s.".formatted(directory, reason(failure)),
                root(failure) instanceof AccessDeniedException
                        ? RIGHTS
                        : "Close every Slipway and move %s away: it is made anew from journal.log."
                                .formatted(database));
    }

    /** The database is gone and cannot be made anew. */
    public static Trouble notMade(Path directory, Exception failure) {
        return new Trouble(
                "The database of the journal in %s could not be made anew from journal.log: %s."
                        .formatted(directory, reason(failure)),
                "See that its disk has free space and that you may write to the folder and its files, then try again.");
    }

    /** The note of the last entry is there and cannot be read. */
    public static Trouble unreadableNote(Path note, IOException failure) {
        return new Trouble(
                "The note of the last entry, %s, cannot be read: %s.".formatted(note, reason(failure)), RIGHTS);
    }

    /** It could not be closed, so the next opening takes longer. */
    public static Trouble unclosed(Exception failure) {
        return new Trouble(
                "The journal could not be closed: %s.".formatted(reason(failure)),
                "Nothing is lost: see that its disk has free space; the next start puts it in order.");
    }

    /** Something fails that cannot fail by what a person does. */
    public static Trouble unexpected(Throwable failure) {
        return new Trouble(
                "The journal failed: %s.".formatted(reason(failure)),
                "Close every Slipway and try again; if it stays, report it with the details.");
    }

    /** What lies at the bottom of a failure, as the end of a sentence. */
    public static String reason(Throwable failure) {
        Throwable root = root(failure);
        return switch (root) {
            case AccessDeniedException e -> "you have no permission for " + e.getFile();
            case NoSuchFileException e -> e.getFile() + " is missing";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        };
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
