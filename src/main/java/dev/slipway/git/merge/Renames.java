package dev.slipway.git.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Where one side moved the files that the other side changed. Git pairs files in several passes and measures a little
 * otherwise; so only those pairs count that are alike enough for any measure and have no rival. All others are in doubt.
 */
final class Renames {
    private static final int MOST_PAIRS = 250_000;

    private final ObjectReader reader;
    private final Changed changed;
    private final Side side;
    private final Similarities similarities;
    private final List<String> gone;
    private final List<String> come;

    Renames(ObjectReader reader, Changed changed, Side side, Similarities similarities) {
        this.reader = reader;
        this.changed = changed;
        this.side = side;
        this.similarities = similarities;
        this.gone = paths(trio -> trio.deletedBy(side));
        this.come = paths(trio -> trio.addedBy(side));
    }

    /** Where a file went. */
    sealed interface Move {
        /** Nowhere: it was deleted, or it is still there. */
        record None() implements Move {}

        /** To another path. */
        record To(String path) implements Move {}

        /** It cannot be told with certainty. */
        record Doubtful() implements Move {}
    }

    private List<String> paths(Predicate<Trio> wanted) {
        return changed.paths().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The files that this side deleted and the other did not leave as they were. */
    List<String> inQuestion() {
        return gone.stream()
                .filter(path -> changed.at(path).changedBy(side.other()))
                .toList();
    }

    Move of(String path) throws IOException, InterruptedException {
        Leaf from = changed.at(path).base();
        if (tooMany()) {
            return new Move.Doubtful();
        }
        List<String> candidates = new ArrayList<>();
        for (String to : come) {
            if (mayBe(from, to) && !takenByAnother(path, to)) {
                candidates.add(to);
            }
        }
        List<String> same = candidates.stream()
                .filter(to -> added(to).id().equals(from.id()))
                .toList();
        if (from.regular() && same.size() == 1 && sourcesOf(from.id()) == 1) {
            return new Move.To(same.getFirst());
        }
        if (candidates.isEmpty()) {
            return new Move.None();
        }
        String only = candidates.getFirst();
        return candidates.size() == 1
                        && same.isEmpty()
                        && similarities.surely(from, added(only))
                        && withoutRival(path, only)
                ? new Move.To(only)
                : new Move.Doubtful();
    }

    private boolean tooMany() {
        return (long) gone.size() * come.size() > MOST_PAIRS;
    }

    private boolean mayBe(Leaf from, String to) throws IOException, InterruptedException {
        Wanted.require();
        return similarities.mayBe(from, added(to));
    }

    private Leaf added(String path) {
        return changed.at(path).of(side);
    }

    private Leaf deleted(String path) {
        return changed.at(path).base();
    }

    private long sourcesOf(ObjectId id) {
        return gone.stream().filter(path -> deleted(path).id().equals(id)).count();
    }

    /** Files with the same content are paired first; this one is then no longer there for others. */
    private boolean takenByAnother(String path, String to) {
        ObjectId id = added(to).id();
        long targets =
                come.stream().filter(other -> added(other).id().equals(id)).count();
        return !deleted(path).id().equals(id) && sourcesOf(id) > 0 && targets <= sourcesOf(id);
    }

    private boolean withoutRival(String path, String to) throws IOException, InterruptedException {
        for (String other : gone) {
            if (!other.equals(path) && mayBe(deleted(other), to)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this side may have moved a whole directory in which the other side has new files; git then asks where those
     * belong.
     */
    boolean mayHaveMovedDirectoryOfNewFiles() throws IOException, InterruptedException {
        if (gone.isEmpty() || come.isEmpty()) {
            return false;
        }
        Set<String> looked = new HashSet<>();
        for (String path : paths(trio -> trio.addedBy(side.other()))) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                String directory = path.substring(0, slash);
                if (looked.add(directory) && vanished(directory) && moved(directory + "/")) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean vanished(String directory) throws IOException {
        return directory(directory, changed.base()).isPresent()
                && directory(directory, changed.tree(side)).isEmpty();
    }

    private Optional<ObjectId> directory(String path, ObjectId tree) throws IOException {
        if (tree.equals(ObjectId.zeroId())) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            return walk == null || !FileMode.TREE.equals(walk.getRawMode(0))
                    ? Optional.empty()
                    : Optional.of(walk.getObjectId(0));
        }
    }

    private boolean moved(String prefix) throws IOException, InterruptedException {
        if (tooMany()) {
            return true;
        }
        for (String path : gone) {
            if (path.startsWith(prefix)) {
                for (String to : come) {
                    if (mayBe(deleted(path), to)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
