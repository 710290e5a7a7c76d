package dev.slipway.git.graph;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/** What commits contain of one another: a commit contains itself, its parents and what they contain. Exact whatever the clocks were. */
public final class Ancestry {
    private final CommitGraph graph;

    public Ancestry(CommitGraph graph) {
        this.graph = graph;
    }

    /** How many commits each side contains that the other does not. */
    public AheadBehind compare(Revision left, Revision right) throws IOException {
        Painting painting = new Painting(graph);
        painting.paint(number(left), true, false);
        painting.paint(number(right), false, true);
        int ahead = 0;
        int behind = 0;
        while (painting.hasLeft() || painting.hasRight()) {
            int next = painting.next();
            ahead += painting.isRight(next) ? 0 : 1;
            behind += painting.isLeft(next) ? 0 : 1;
            paintParents(painting, next);
        }
        return new AheadBehind(ahead, behind);
    }

    /** The commits that only one of the two contains, by their numbers. */
    BitSet apart(int left, int right) throws IOException {
        Painting painting = new Painting(graph);
        painting.paint(left, true, false);
        painting.paint(right, false, true);
        while (painting.hasLeft() || painting.hasRight()) {
            paintParents(painting, painting.next());
        }
        return painting.apart();
    }

    private void paintParents(Painting painting, int number) throws IOException {
        for (int parent : graph.parents(number)) {
            painting.paint(parent, painting.isLeft(number), painting.isRight(number));
        }
    }

    /** The same for many commits against one, in one pass: what each of them has more, and what it lacks. */
    public List<AheadBehind> compare(List<Revision> tips, Revision base) throws IOException {
        return new ManyCompared(graph, tips.stream().mapToInt(this::number).toArray(), number(base)).result();
    }

    /** Those of these commits that contain this one. */
    public Set<Revision> containing(Revision revision, Collection<Revision> tips) throws IOException {
        Containing containing = new Containing(graph, number(revision));
        Set<Revision> found = new LinkedHashSet<>();
        for (Revision tip : tips) {
            if (containing.isIn(number(tip))) {
                found.add(tip);
            }
        }
        return found;
    }

    /** The first of these commits that this one is or contains. */
    public Optional<Revision> firstContained(Revision revision, List<Revision> candidates) throws IOException {
        Contained contained = new Contained(graph, number(revision));
        for (Revision candidate : candidates) {
            if (contained.has(number(candidate))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * Merges in the lines of first parents of these tips that bring in a commit of another one's line: how commits travelled
     * from branch to branch.
     */
    public Set<Revision> mergesBetween(List<Revision> tips) throws IOException {
        List<BitSet> lines = new ArrayList<>();
        for (Revision tip : tips) {
            lines.add(firstParents(number(tip)));
        }
        Set<Revision> merges = new LinkedHashSet<>();
        for (BitSet line : lines) {
            for (int commit = line.nextSetBit(0); commit >= 0; commit = line.nextSetBit(commit + 1)) {
                if (isMergeOfAnother(commit, line, lines)) {
                    merges.add(new Revision(graph.id(commit).name()));
                }
            }
        }
        return merges;
    }

    private BitSet firstParents(int tip) throws IOException {
        BitSet line = new BitSet();
        int at = tip;
        for (int[] parents = graph.parents(at); parents.length > 0 && !line.get(at); parents = graph.parents(at)) {
            line.set(at);
            at = parents[0];
        }
        line.set(at);
        return line;
    }

    private boolean isMergeOfAnother(int commit, BitSet line, List<BitSet> lines) throws IOException {
        for (int parent : graph.parents(commit)) {
            if (!line.get(parent) && lines.stream().anyMatch(other -> other.get(parent))) {
                return true;
            }
        }
        return false;
    }

    /** The commits that these tips contain and those others do not, by their numbers. */
    BitSet difference(int[] tips, int[] without) throws IOException {
        Painting painting = new Painting(graph);
        for (int tip : tips) {
            painting.paint(tip, true, false);
        }
        for (int each : without) {
            painting.paint(each, false, true);
        }
        while (painting.hasLeft()) {
            paintParents(painting, painting.next());
        }
        return painting.difference();
    }

    private int number(Revision revision) {
        return graph.number(ObjectId.fromString(revision.id()));
    }
}
