package dev.slipway.git;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Files that differ between two revisions. */
final class Changes {
    /** In percent; git's own default (git-diff(1), -M). */
    private static final int ALIKE_ENOUGH_FOR_A_RENAME = 50;

    private final Repository repository;

    Changes(Repository repository) {
        this.repository = repository;
    }

    List<FileChange> between(Revision from, Revision to) throws IOException {
        return between(History.id(from), History.id(to));
    }

    /** Of commits or trees. */
    List<FileChange> between(ObjectId from, ObjectId to) throws IOException {
        List<FileChange> changes = new ArrayList<>();
        try (DiffFormatter differ = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            differ.setRepository(repository);
            differ.setDetectRenames(true);
            differ.getRenameDetector().setRenameScore(ALIKE_ENOUGH_FOR_A_RENAME);
            for (DiffEntry entry : differ.scan(from, to)) {
                changes.add(change(entry, differ.toFileHeader(entry)));
            }
        }
        changes.sort(Comparator.comparing(FileChange::path));
        return changes;
    }

    private static FileChange change(DiffEntry entry, FileHeader header) {
        int added = 0;
        int removed = 0;
        for (Edit edit : header.toEditList()) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
        }
        return new FileChange(
                kind(entry.getChangeType()),
                entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath(),
                movedFrom(entry),
                added,
                removed,
                header.getPatchType() == FileHeader.PatchType.BINARY);
    }

    private static FileChange.Kind kind(DiffEntry.ChangeType type) {
        return switch (type) {
            case ADD -> FileChange.Kind.ADDED;
            case MODIFY -> FileChange.Kind.MODIFIED;
            case DELETE -> FileChange.Kind.DELETED;
            case RENAME -> FileChange.Kind.RENAMED;
            case COPY -> FileChange.Kind.COPIED;
        };
    }

    private static Optional<String> movedFrom(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case RENAME, COPY -> Optional.of(entry.getOldPath());
            case ADD, MODIFY, DELETE -> Optional.empty();
        };
    }
}
