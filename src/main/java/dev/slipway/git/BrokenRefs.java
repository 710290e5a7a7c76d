package dev.slipway.git;

import dev.slipway.git.graph.CommitGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Branches and tags that name nothing that can be read. */
record BrokenRefs(Repository repository) {
    private static final List<String> PREFIXES = List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS);

    /** Their full names. Symbolic ones that lead nowhere are allowed, and are none. */
    Set<String> names(CommitGraph graph) throws IOException {
        Set<String> names = new TreeSet<>(files());
        try (RevWalk walk = new RevWalk(repository)) {
            for (String prefix : PREFIXES) {
                for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                    boolean whole = ref.isSymbolic()
                            || (prefix.equals(Constants.R_TAGS)
                                    ? namesSomething(walk, ref)
                                    : namesCommit(walk.getObjectReader(), ref, graph));
                    if (whole) {
                        names.remove(ref.getName());
                    } else {
                        names.add(ref.getName());
                    }
                }
            }
        }
        return names;
    }

    /** Files where refs are kept, by the names of the refs: JGit tells nothing of those in which there is none. */
    private Set<String> files() throws IOException {
        Path common = repository.getCommonDirectory().toPath();
        Set<String> names = new TreeSet<>();
        for (String prefix : PREFIXES) {
            Path directory = common.resolve(prefix);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.filter(Files::isRegularFile)
                            .map(file -> common.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.endsWith(".lock"))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    /** Whether a ref names a commit that is here. */
    static boolean namesCommit(ObjectReader reader, Ref ref, CommitGraph graph) throws IOException {
        ObjectId tip = ref.getObjectId();
        try {
            return tip != null && (graph.has(tip) || reader.open(tip).getType() == Constants.OBJ_COMMIT);
        } catch (MissingObjectException | CorruptObjectException broken) {
            return false;
        }
    }

    private static boolean namesSomething(RevWalk walk, Ref ref) throws IOException {
        try {
            TagObjects.read(walk, ref);
            return true;
        } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException broken) {
            return false;
        }
    }
}
