package dev.slipway.project.yaml;

import dev.slipway.project.words.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of the file. What is wrong with it is collected, so that one reading finds all faults; whoever asked goes on
 * with a stand-in that nobody sees.
 *
 * @param at where it stands: a list or mapping at its key
 */
record Value(Node node, Optional<Mark> at, String path, Reading reading) {

    /** Reads a value; empty after it has complained. */
    interface Reader<T> extends Function<Value, Optional<T>> {}

    /** Complains; the result is always empty. */
    <T> Optional<T> refuse(String message) {
        reading.problem(at, path, message);
        return Optional.empty();
    }

    /** Complains that something else was expected than what stands here. */
    <T> Optional<T> expected(String what) {
        return refuse("expected " + what + ", found " + found());
    }

    /** Notes that this version does nothing with the value. */
    void notYet() {
        String name = path.substring(path.lastIndexOf('.') + 1);
        String prefix = name.endsWith("]") ? "" : name + ": ";
        String what = node instanceof ScalarNode scalar ? prefix + scalar.getValue() : name;
        reading.notYet(at, path, what + " is not supported yet");
    }

    /** The characters of a scalar of any type, as written. */
    Optional<String> scalar() {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** The characters of a scalar of this type. */
    Optional<String> scalar(Tag type) {
        return scalar().filter(_ -> node.getTag().equals(type));
    }

    /** Whether it is a mapping. */
    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list without items. */
    boolean isEmptyList() {
        return node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    /** Reads a mapping; every key that is not asked for is unknown. */
    <T> Optional<T> mapping(Function<Mapping, T> read) {
        if (!(node instanceof MappingNode mappingNode)) {
            return expected("a mapping");
        }
        Mapping mapping = new Mapping(this, mappingNode);
        T result = read.apply(mapping);
        mapping.refuseUnknownKeys();
        return Optional.of(result);
    }

    /** Reads a mapping whose keys are names of the file's own. */
    List<Mapping.Entry> entries() {
        if (!(node instanceof MappingNode mappingNode)) {
            expected("a mapping of names");
            return List.of();
        }
        return new Mapping(this, mappingNode).entries();
    }

    /** Reads a list. */
    <T> List<T> list(Reader<T> item) {
        if (!(node instanceof SequenceNode sequence)) {
            expected("a list");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (Node child : sequence.getValue()) {
            String childPath = path + "[" + items.size() + "]";
            items.addAll(item.apply(new Value(child, child.getStartMark(), childPath, reading)).stream()
                    .toList());
        }
        return List.copyOf(items);
    }

    private String found() {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar when scalar.getTag().equals(Tag.STR) -> Shown.quoted(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            default -> "something else";
        };
    }
}
