package dev.slipway.ui.board;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * The cards in a row. With room to spare a flow stands between two cards; otherwise it moves into the second and only a
 * narrow arrow stays. The form follows from the width before the height is known, in one layout pass.
 */
public final class Lanes extends HBox {
    private static final double CARD = 200;
    private static final double ROOMY_CARD = 248;

    private List<Flowing> flows = List.of();
    private int cards;

    /** The three forms of one flow; which are seen depends on the room there is. */
    record Flowing(FlowView between, FlowView inside, Node chevron) {
        private void narrow(boolean now) {
            set(between, !now);
            set(inside, now);
            set(chevron, now);
        }

        private static void set(Node node, boolean seen) {
            if (node.isManaged() != seen) {
                node.setVisible(seen);
                node.setManaged(seen);
            }
        }
    }

    /** Takes other nodes, with this many cards among them. */
    void fill(List<Node> nodes, int cardsAmongThem, List<Flowing> flowsBetween) {
        cards = cardsAmongThem;
        flows = List.copyOf(flowsBetween);
        getChildren().setAll(nodes);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return cards * CARD + flows.size() * FlowView.NARROW;
    }

    @Override
    protected double computePrefHeight(double width) {
        fit(width);
        return super.computePrefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private void fit(double width) {
        boolean narrow = width < cards * ROOMY_CARD + flows.size() * FlowView.WIDE;
        flows.forEach(flow -> flow.narrow(narrow));
    }
}
