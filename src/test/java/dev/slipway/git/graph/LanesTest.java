package dev.slipway.git.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.jgit.lib.ObjectId;

/** What a person may rely on when following a line with the eye. */
class LanesTest {
    /** Instead of clocks that are wrong: many commits in each second. */
    private static final int SAME_SECOND = -1;

    @Property(tries = 200)
    void everyLineLeadsFromACommitToItsParentAndSharesItsLaneWithNoOther(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 150) int commits,
            @ForAll @IntRange(min = 1, max = 5) int parents,
            @ForAll @IntRange(min = 1, max = 40) int reach,
            @ForAll @IntRange(max = 100) int skew,
            @ForAll @IntRange(max = 4) int chosen)
            throws IOException {
        Drawn drawn = Drawn.of(new Random(seed), commits, parents, reach, skew, chosen);

        drawn.requireLinesGoOn();
        for (int row = 0; row < drawn.rows.size(); row++) {
            Set<Revision> reached = new HashSet<>(drawn.rows.get(row).apart());
            for (Line line : drawn.leaving(row)) {
                reached.add(drawn.rows.get(drawn.endOf(row, line)).revision());
            }
            assertThat(reached).isEqualTo(drawn.parentsOf(row));
        }
        assertThat(drawn.rows.getLast().lower())
                .as("lanes are free after the last commit")
                .isEmpty();
    }

    @Property(tries = 100)
    void onlyParentsThatStandAboveAreLeftApartWhileThereIsRoom(@ForAll long seed, @ForAll @IntRange(max = 100) int skew)
            throws IOException {
        Drawn drawn = Drawn.of(new Random(seed), 100, 3, 10, skew, 2);

        for (int row = 0; row < drawn.rows.size(); row++) {
            for (Revision parent : drawn.rows.get(row).apart()) {
                assertThat(drawn.rowOf(parent)).isLessThan(row);
            }
        }
    }

    @Property(tries = 100)
    void noParentStandsAboveItsChildrenBecauseTheyWereCommittedInTheSameSecond(@ForAll long seed) throws IOException {
        Drawn drawn = Drawn.of(new Random(seed), 60, 3, 10, SAME_SECOND, 2);

        for (Row row : drawn.rows) {
            assertThat(row.apart()).isEmpty();
        }
    }

    @Property(tries = 50)
    void neighboursDifferInColour(@ForAll long seed) throws IOException {
        Drawn drawn = Drawn.of(new Random(seed), 100, 2, 8, 0, 0);

        for (Row row : drawn.rows) {
            List<Line> through = row.lower().stream()
                    .filter(line -> line.from() == line.to())
                    .sorted(Comparator.comparingInt(Line::from))
                    .toList();
            for (int i = 1; i < through.size(); i++) {
                Line left = through.get(i - 1);
                Line right = through.get(i);
                assertThat(left.to() + 1 == right.to() && left.colour() == right.colour())
                        .isFalse();
            }
        }
    }

    /** A random history and its rows. */
    private record Drawn(Map<Revision, Set<Revision>> parents, List<Row> rows) {

        static Drawn of(Random random, int commits, int parents, int reach, int skew, int chosen) throws IOException {
            Map<ObjectId, CommitSource.Links> all = new HashMap<>();
            List<ObjectId> ids = new ArrayList<>();
            Set<ObjectId> tips = new HashSet<>();
            for (int i = 0; i < commits; i++) {
                Set<ObjectId> of = new HashSet<>();
                for (int parent = 0; i > 0 && parent < random.nextInt(parents + 1); parent++) {
                    of.add(ids.get(Math.max(0, i - 1 - random.nextInt(reach))));
                }
                ObjectId id = ObjectId.fromString("%08x".formatted(random.nextInt()) + "%032x".formatted(i));
                long time = skew == SAME_SECOND ? 1000L + i / 20 : 1000L + i * 10L - random.nextInt(skew + 1);
                all.put(id, new CommitSource.Links(time, List.copyOf(of)));
                ids.add(id);
                tips.removeAll(of);
                tips.add(id);
            }
            List<Tip> first = ids.reversed().stream()
                    .limit(chosen)
                    .map(id -> new Tip(revision(id), id.name()))
                    .toList();
            Rows rows = Rows.of(
                    CommitGraph.of(id -> Objects.requireNonNull(all.get(id.toObjectId()))),
                    Extent.whole(
                            first,
                            tips.stream()
                                    .sorted()
                                    .map(id -> new Tip(revision(id), id.name()))
                                    .toList()));
            rows.extend(commits + 1);
            Map<Revision, Set<Revision>> named = new HashMap<>();
            all.forEach((id, links) -> named.put(
                    revision(id),
                    new HashSet<>(links.parents().stream().map(Drawn::revision).toList())));
            return new Drawn(named, rows.rows(0, commits));
        }

        private static Revision revision(ObjectId id) {
            return new Revision(id.name());
        }

        Set<Revision> parentsOf(int row) {
            return Objects.requireNonNull(parents.get(rows.get(row).revision()));
        }

        int rowOf(Revision revision) {
            return rows.stream().map(Row::revision).toList().indexOf(revision);
        }

        /** Lines that begin in the commit of this row. */
        List<Line> leaving(int row) {
            Row at = rows.get(row);
            return at.lower().stream().filter(line -> line.from() == at.lane()).toList();
        }

        /** No two lines lie in one lane at the edge of a row, and what leaves a row enters the next. */
        void requireLinesGoOn() {
            for (int row = 0; row < rows.size(); row++) {
                Set<List<Integer>> above = new HashSet<>();
                if (row > 0) {
                    rows.get(row - 1).lower().forEach(line -> above.add(List.of(line.to(), line.colour())));
                }
                List<Line> upper = rows.get(row).upper();
                assertThat(upper).extracting(Line::from).doesNotHaveDuplicates();
                assertThat(upper)
                        .extracting(line -> List.of(line.from(), line.colour()))
                        .containsExactlyInAnyOrderElementsOf(above);
            }
        }

        /** Follows a line down to the row in whose commit it ends. */
        int endOf(int row, Line line) {
            for (int below = row + 1; ; below++) {
                Row at = rows.get(below);
                Line next = at.upper().stream()
                        .filter(each -> each.from() == line.to())
                        .findFirst()
                        .orElseThrow();
                if (next.to() == at.lane()) {
                    return below;
                }
                assertThat(next.to()).as("a line runs straight").isEqualTo(line.to());
            }
        }
    }
}
