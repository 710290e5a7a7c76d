package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The fewest are named, and the rest is in order. */
class OutOfOrderTest {
    private static final int MOST = 10;

    @Property
    void noSmallerChoiceLeavesTheRestInOrder(@ForAll @IntRange(max = MOST) int size, @ForAll long seed) {
        List<BitSet> against = someOrder(size, new Random(seed));

        BitSet fewest = OutOfOrder.fewest(against);

        assertThat(inOrder(without(fewest, size), against)).isTrue();
        assertThat(fewest.cardinality())
                .isEqualTo(IntStream.range(0, 1 << size)
                        .mapToObj(choice -> BitSet.valueOf(new long[] {choice}))
                        .filter(choice -> inOrder(without(choice, size), against))
                        .mapToInt(BitSet::cardinality)
                        .min()
                        .orElseThrow());
    }

    /** On one line of commits it is all but the longest run of rising versions. */
    @Property
    void onOneLineTheLongestRunStays(@ForAll @IntRange(max = 100) int size, @ForAll long seed) {
        List<Integer> commits = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(commits, new Random(seed));
        List<BitSet> against = IntStream.range(0, size)
                .mapToObj(high -> IntStream.range(high + 1, size)
                        .filter(low -> commits.get(low) > commits.get(high))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();

        assertThat(OutOfOrder.fewest(against).cardinality()).isEqualTo(size - longestRun(commits.reversed()));
    }

    private static List<BitSet> someOrder(int size, Random random) {
        List<BitSet> against = new ArrayList<>();
        for (int place = size - 1; place >= 0; place--) {
            BitSet those = new BitSet();
            for (int behind = place + 1; behind < size; behind++) {
                if (random.nextInt(3) == 0) {
                    those.set(behind);
                    those.or(against.get(size - 1 - behind));
                }
            }
            against.add(those);
        }
        return against.reversed();
    }

    private static BitSet without(BitSet choice, int size) {
        BitSet rest = new BitSet();
        rest.set(0, size);
        rest.andNot(choice);
        return rest;
    }

    private static boolean inOrder(BitSet places, List<BitSet> against) {
        return places.stream().noneMatch(place -> against.get(place).intersects(places));
    }

    private static int longestRun(List<Integer> numbers) {
        int[] longest = new int[numbers.size()];
        for (int i = 0; i < longest.length; i++) {
            int last = i;
            longest[i] = 1
                    + IntStream.range(0, i)
                            .filter(before -> numbers.get(before) < numbers.get(last))
                            .map(before -> longest[before])
                            .max()
                            .orElse(0);
        }
        return IntStream.of(longest).max().orElse(0);
    }
}
