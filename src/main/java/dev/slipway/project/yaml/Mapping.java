package dev.slipway.project.yaml;

import dev.slipway.project.words.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of the file. Its known keys are those that were asked for; keys that begin with {@code x-} are free. */
final class Mapping {
    private final Value self;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** A key and what it holds. */
    record Entry(String name, Optional<Mark> at, Value value) {

        /** Complains about the key; the result is always empty. */
        <T> Optional<T> refuse(String message) {
            value.reading().problem(at, value.path(), message);
            return Optional.empty();
        }
    }

    Mapping(Value self, MappingNode node) {
        this.self = self;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                add(key, tuple.getValueNode());
            } else {
                self.reading().problem(tuple.getKeyNode().getStartMark(), self.path(), "expected a plain word as key");
            }
        }
    }

    private void add(ScalarNode key, Node node) {
        String name = key.getValue();
        String path = self.path().isEmpty() ? name : self.path() + "." + name;
        Optional<Mark> at = node instanceof ScalarNode ? node.getStartMark() : key.getStartMark();
        Entry entry = new Entry(name, key.getStartMark(), new Value(node, at, path, self.reading()));
        Entry first = entries.putIfAbsent(name, entry);
        if (first != null) {
            entry.refuse("the key stands twice, first in line "
                    + first.at().map(mark -> mark.getLine() + 1).orElse(1));
        }
    }

    /** What stands at this key; empty where it is absent or was refused. */
    <T> Optional<T> optional(String key, Value.Reader<T> reader) {
        return value(key).flatMap(reader);
    }

    /** What stands at this key, or this where it is absent. */
    <T> T get(String key, Value.Reader<T> reader, T fallback) {
        return optional(key, reader).orElse(fallback);
    }

    /** What must stand at this key; the stand-in after a complaint. */
    <T> T required(String key, Value.Reader<T> reader, T standIn) {
        return require(key).flatMap(reader).orElse(standIn);
    }

    /** The list at this key; an empty one where it is absent. */
    <T> List<T> list(String key, Value.Reader<T> item) {
        return value(key).map(value -> value.list(item)).orElse(List.of());
    }

    /** The list that must stand at this key with one item at least. */
    <T> List<T> requiredList(String key, Value.Reader<T> item) {
        Optional<Value> value = require(key);
        value.filter(Value::isEmptyList).ifPresent(v -> v.refuse("expected a list with one item at least"));
        return value.map(v -> v.list(item)).orElse(List.of());
    }

    /** What stands at the names of the mapping at this key; nothing where it is absent. */
    <T> List<T> named(String key, Function<Entry, Optional<T>> reader) {
        return value(key).map(Value::entries).orElse(List.of()).stream()
                .flatMap(entry -> reader.apply(entry).stream())
                .toList();
    }

    /** The same of a mapping that must stand there with one name at least. */
    <T> List<T> requiredNamed(String key, Function<Entry, Optional<T>> reader) {
        require(key)
                .filter(value -> value.isMapping() && value.entries().isEmpty())
                .ifPresent(value -> value.refuse("expected one name at least, with what belongs to it"));
        return named(key, reader);
    }

    /** What stands at this key. */
    Optional<Value> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** What must stand at this key. */
    Optional<Value> require(String key) {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            refuse("the key " + key + " is missing");
        }
        return value;
    }

    /** Complains about the mapping as a whole. */
    void refuse(String message) {
        self.refuse(message);
    }

    /** All entries but the free ones, in order. */
    List<Entry> entries() {
        return entries.values().stream()
                .filter(entry -> !entry.name().startsWith("x-"))
                .toList();
    }

    void refuseUnknownKeys() {
        entries().stream()
                .filter(entry -> !known.contains(entry.name()))
                .forEach(entry -> entry.refuse(Nearest.complaint("key", entry.name(), known)));
    }
}
