package dev.slipway.ui.shell;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** What is inside a node, for deciding where the focus goes. */
final class Descendants {
    private Descendants() {}

    /** Whether a node is this one or inside of it. */
    static boolean include(Node outer, @Nullable Node node) {
        return node != null && (node.equals(outer) || include(outer, node.getParent()));
    }

    /** The first that takes the focus by keyboard. */
    static Optional<Node> firstToFocus(Node outer) {
        return all(outer)
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                .findFirst();
    }

    private static Stream<Node> all(Node node) {
        Stream<Node> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Descendants::all)
                : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }
}
