package dev.slipway.git;

import dev.slipway.git.diff.FileDiffer;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.git.diff.TreeEntry;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.jspecify.annotations.Nullable;

/** Files that differ between two revisions. */
final class Changes {
    /** In percent; git's own default (git-diff(1), -M). */
    private static final int ALIKE_ENOUGH_FOR_A_RENAME = 50;

    private final Repository repository;
    private final FileDiffer differ;

    Changes(Repository repository, FileDiffer differ) {
        this.repository = repository;
        this.differ = differ;
    }

    /** With their counts. */
    List<FileChange> between(Revision from, Revision to) throws IOException {
        return between(History.id(from), History.id(to));
    }

    /** Of commits or trees. */
    List<FileChange> between(ObjectId from, ObjectId to) throws IOException {
        List<FileChange> changes = new ArrayList<>();
        List<ChangedFile> files = listed(Optional.of(from), to);
        List<LineCounts> counts = counts(files);
        for (int i = 0; i < files.size(); i++) {
            ChangedFile file = files.get(i);
            LineCounts lines = counts.get(i);
            changes.add(new FileChange(
                    file.kind(), file.path(), file.oldPath(), lines.added(), lines.removed(), lines.binary()));
        }
        return changes;
    }

    /** By one reader: it keeps what others are stored as differences from. */
    List<LineCounts> counts(List<ChangedFile> files) throws IOException {
        List<LineCounts> counts = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (ChangedFile file : files) {
                counts.add(differ.counts(reader, file.before(), file.after()));
            }
        }
        return counts;
    }

    /** Against the first parent; all files of a commit that has none. */
    List<ChangedFile> of(Revision commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(History.id(commit));
            Optional<ObjectId> parent =
                    parsed.getParentCount() == 0 ? Optional.empty() : Optional.of(parsed.getParent(0));
            return listed(parent, parsed);
        }
    }

    List<ChangedFile> list(Optional<Revision> from, Revision to) throws IOException {
        return listed(from.map(History::id), History.id(to));
    }

    private List<ChangedFile> listed(Optional<ObjectId> from, ObjectId to) throws IOException {
        try {
            return listed(from, to, true);
        } catch (MissingObjectException e) { // renames are seen by contents, which a partial clone may lack
            return listed(from, to, false);
        }
    }

    private List<ChangedFile> listed(Optional<ObjectId> from, ObjectId to, boolean renames) throws IOException {
        List<ChangedFile> files = new ArrayList<>();
        try (DiffFormatter trees = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            trees.setRepository(repository);
            trees.setDetectRenames(renames);
            if (renames) {
                trees.getRenameDetector().setRenameScore(ALIKE_ENOUGH_FOR_A_RENAME);
            }
            for (DiffEntry entry : trees.scan(from.orElse(null), to)) {
                files.add(file(entry));
            }
        }
        files.sort(Comparator.comparing(ChangedFile::path));
        return files;
    }

    private static ChangedFile file(DiffEntry entry) {
        DiffEntry.ChangeType type = entry.getChangeType();
        return new ChangedFile(
                kind(type),
                type == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath(),
                movedFrom(entry),
                there(entry.getOldMode(), entry.getOldId()),
                there(entry.getNewMode(), entry.getNewId()));
    }

    private static Optional<TreeEntry> there(FileMode mode, @Nullable AbbreviatedObjectId id) {
        if (id == null || FileMode.MISSING.equals(mode)) {
            return Optional.empty();
        }
        TreeEntry.Kind kind = switch (mode.getBits()) {
            case FileMode.TYPE_GITLINK -> TreeEntry.Kind.SUBMODULE;
            case FileMode.TYPE_SYMLINK -> TreeEntry.Kind.LINK;
            default -> FileMode.EXECUTABLE_FILE.equals(mode) ? TreeEntry.Kind.EXECUTABLE : TreeEntry.Kind.REGULAR;
        };
        return Optional.of(new TreeEntry(kind, id.name()));
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
