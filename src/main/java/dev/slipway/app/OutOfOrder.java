package dev.slipway.app;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the fewest of several things without which no two of the rest stand against each other.
 *
 * <p>As who stands against one stands also against all that this one stands against, these are as many as the pairs in a
 * largest set of pairs that share nobody, and König's theorem says which (Dilworth's theorem for such an order).
 */
final class OutOfOrder {
    private static final int NOBODY = -1;

    private final List<BitSet> against;
    private final int[] partnerBehind;

    private OutOfOrder(List<BitSet> against) {
        this.against = against;
        this.partnerBehind =
                IntStream.generate(() -> NOBODY).limit(against.size()).toArray();
    }

    /**
     * The places of the fewest; of two who only stand against each other the first.
     *
     * @param against for each place the places behind it that it stands against, and those that these stand against
     */
    static BitSet fewest(List<BitSet> against) {
        return new OutOfOrder(against).fewest();
    }

    private BitSet fewest() {
        BitSet paired = new BitSet();
        for (int place = 0; place < against.size(); place++) {
            paired.set(place, pair(place, new BitSet()));
        }
        BitSet front = new BitSet();
        BitSet behind = new BitSet();
        IntStream.range(0, against.size())
                .filter(place -> !paired.get(place))
                .forEach(place -> reach(place, front, behind));
        BitSet fewest = new BitSet();
        fewest.set(0, against.size());
        fewest.andNot(front);
        fewest.or(behind);
        return fewest;
    }

    /** Finds a partner for this place, for which others may take another one. */
    private boolean pair(int place, BitSet asked) {
        BitSet partners = against.get(place);
        for (int partner = partners.nextSetBit(0); partner >= 0; partner = partners.nextSetBit(partner + 1)) {
            if (!asked.get(partner)) {
                asked.set(partner);
                if (partnerBehind[partner] == NOBODY || pair(partnerBehind[partner], asked)) {
                    partnerBehind[partner] = place;
                    return true;
                }
            }
        }
        return false;
    }

    /** Goes from a place to all that it stands against, and from each of these to its partner. */
    private void reach(int place, BitSet front, BitSet behind) {
        front.set(place);
        BitSet partners = against.get(place);
        for (int partner = partners.nextSetBit(0); partner >= 0; partner = partners.nextSetBit(partner + 1)) {
            if (!behind.get(partner)) {
                behind.set(partner);
                reach(partnerBehind[partner], front, behind);
            }
        }
    }
}
