package dev.slipway.git.graph;

import java.io.IOException;
import java.util.BitSet;

/** Goes down from two sides and keeps which side contains what. Of a commit that was taken both are known for good. */
final class Painting {
    private final Downwards queue;
    private final BitSet left = new BitSet();
    private final BitSet right = new BitSet();
    private int onlyLeft;
    private int onlyRight;

    Painting(CommitGraph graph) {
        queue = new Downwards(graph);
    }

    void paint(int number, boolean isLeft, boolean isRight) throws IOException {
        boolean wasLeft = left.get(number);
        boolean wasRight = right.get(number);
        if (!wasLeft && !wasRight) {
            queue.add(number);
        }
        waits(wasLeft, wasRight, -1);
        left.set(number, wasLeft || isLeft);
        right.set(number, wasRight || isRight);
        waits(wasLeft || isLeft, wasRight || isRight, 1);
    }

    /** Takes the next commit. */
    int next() {
        int number = queue.next();
        waits(left.get(number), right.get(number), -1);
        return number;
    }

    private void waits(boolean isLeft, boolean isRight, int change) {
        onlyLeft += isLeft && !isRight ? change : 0;
        onlyRight += isRight && !isLeft ? change : 0;
    }

    boolean isLeft(int number) {
        return left.get(number);
    }

    boolean isRight(int number) {
        return right.get(number);
    }

    /** Whether commits wait that only the left side contains, as far as is known. */
    boolean hasLeft() {
        return onlyLeft > 0;
    }

    boolean hasRight() {
        return onlyRight > 0;
    }

    /** What only the left side contains of what was painted. */
    BitSet difference() {
        BitSet difference = (BitSet) left.clone();
        difference.andNot(right);
        return difference;
    }

    /** What only one side contains of what was painted. */
    BitSet apart() {
        BitSet apart = (BitSet) left.clone();
        apart.xor(right);
        return apart;
    }
}
