package dev.slipway.git.diff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Compares two versions of a file. */
public final class FileDiffer {
    private final Repository repository;

    public FileDiffer(Repository repository) {
        this.repository = repository;
    }

    /** Two versions, at least one of which is there. */
    private record Pair(Optional<Blob> before, Optional<Blob> after) {
        boolean any(Predicate<Blob> is) {
            return Stream.of(before, after).flatMap(Optional::stream).anyMatch(is);
        }

        boolean all(Predicate<Blob> are) {
            return !any(are.negate());
        }

        long oldSize() {
            return before.map(Blob::size).orElse(0L);
        }

        long newSize() {
            return after.map(Blob::size).orElse(0L);
        }

        LineDiff lines(DiffOptions.WhiteSpace whiteSpace) {
            return new LineDiff(text(before), text(after), whiteSpace);
        }

        private static TextFile text(Optional<Blob> blob) {
            return new TextFile(blob.map(Blob::bytes).orElseGet(() -> new byte[0]));
        }
    }

    /**
     * What differs between two versions, of which at least one is there. The hunks are those of
     * {@code git diff --histogram}; attributes of paths do not count.
     */
    public FileDiff diff(Optional<TreeEntry> before, Optional<TreeEntry> after, DiffOptions options)
            throws IOException {
        if (isSubmodule(before) || isSubmodule(after)) {
            return new FileDiff.Submodule(before.map(TreeEntry::id), after.map(TreeEntry::id));
        }
        Pair pair = read(before, after);
        if (pair.all(blob -> blob.pointer().isPresent())) {
            return new FileDiff.Lfs(
                    pair.before().flatMap(Blob::pointer), pair.after().flatMap(Blob::pointer));
        }
        if (pair.all(Blob::picture)) {
            return new FileDiff.Image(
                    pair.before().map(Blob::bytes), pair.after().map(Blob::bytes));
        }
        if (pair.any(Blob::binary)) {
            return new FileDiff.Binary(pair.oldSize(), pair.newSize());
        }
        if (pair.all(Blob::whole)) {
            LineDiff lines = pair.lines(options.whiteSpace());
            Optional<List<Edit>> edits = lines.edits();
            if (edits.isPresent()) {
                return new Hunks(lines.before(), lines.after(), options).of(edits.get());
            }
        }
        return new FileDiff.TooLarge(pair.oldSize(), pair.newSize());
    }

    /** How many lines differ, as {@code git diff --numstat --histogram} counts them. */
    public LineCounts counts(ObjectReader reader, Optional<TreeEntry> before, Optional<TreeEntry> after)
            throws IOException {
        if (isSubmodule(before) || isSubmodule(after)) {
            return new LineCounts(after.isPresent() ? 1 : 0, before.isPresent() ? 1 : 0, false);
        }
        Pair pair = new Pair(read(reader, before), read(reader, after));
        if (pair.any(Blob::binary) || pair.any(blob -> !blob.whole())) {
            return LineCounts.NONE;
        }
        return pair.lines(DiffOptions.WhiteSpace.COUNTS)
                .edits()
                .map(edits -> new LineCounts(
                        edits.stream().mapToInt(Edit::getLengthB).sum(),
                        edits.stream().mapToInt(Edit::getLengthA).sum(),
                        false))
                .orElse(LineCounts.NONE);
    }

    private Pair read(Optional<TreeEntry> before, Optional<TreeEntry> after) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return new Pair(read(reader, before), read(reader, after));
        }
    }

    private static Optional<Blob> read(ObjectReader reader, Optional<TreeEntry> entry) throws IOException {
        return entry.isPresent() ? Optional.of(Blob.read(reader, entry.get())) : Optional.empty();
    }

    private static boolean isSubmodule(Optional<TreeEntry> entry) {
        return entry.filter(there -> there.kind() == TreeEntry.Kind.SUBMODULE).isPresent();
    }
}
