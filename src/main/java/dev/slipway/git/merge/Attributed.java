package dev.slipway.git.merge;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesNodeProvider;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Which files gitattributes(5) have merged otherwise than line by line. Rules of the base, of both sides, of the repository
 * and of the person count alike, whichever git would put first: so a file may be left to a person needlessly, never the other
 * way round.
 */
final class Attributed {
    private static final String MACRO = "[attr]";

    private final ObjectReader reader;
    private final List<ObjectId> trees;
    private final List<AttributesRule> everywhere = new ArrayList<>();
    private final Map<String, List<AttributesRule>> rules = new HashMap<>();

    /** A macro that somebody defined may set merge too. */
    private final Set<String> telling = new HashSet<>(Set.of("merge", "binary"));

    Attributed(Repository repository, ObjectReader reader, List<ObjectId> trees) throws IOException {
        this.reader = reader;
        this.trees = trees;
        AttributesNodeProvider outside = repository.createAttributesNodeProvider();
        Stream.of(
                        Optional.ofNullable(outside.getInfoAttributesNode()),
                        Optional.ofNullable(outside.getGlobalAttributesNode()))
                .flatMap(Optional::stream)
                .forEach(node -> everywhere.addAll(learnt(node.getRules())));
        at("");
    }

    /** What a text that both sides changed is then: a conflict of this kind; empty where it is merged line by line. */
    Optional<Conflict.Kind> special(String path) throws IOException {
        List<Attribute> found = new ArrayList<>(matching(everywhere, path));
        for (int slash = path.indexOf('/'), from = 0; ; from = slash + 1, slash = path.indexOf('/', from)) {
            found.addAll(matching(at(path.substring(0, Math.max(from - 1, 0))), path.substring(from)));
            if (slash < 0) {
                break;
            }
        }
        if (found.stream().anyMatch(Attributed::byDriver)) {
            return Optional.of(Conflict.Kind.DRIVER);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(Conflict.Kind.BINARY);
    }

    private List<Attribute> matching(List<AttributesRule> of, String path) {
        return of.stream()
                .filter(rule -> !rule.getPattern().startsWith(MACRO) && rule.isMatch(path, false))
                .flatMap(rule -> rule.getAttributes().stream())
                .filter(attribute -> telling.contains(attribute.getKey()) && !usual(attribute))
                .toList();
    }

    /** merge alone and merge=text say what is done anyway. */
    private static boolean usual(Attribute attribute) {
        return switch (attribute.getState()) {
            case SET -> attribute.getKey().equals("merge");
            case UNSET -> !attribute.getKey().equals("merge");
            case UNSPECIFIED -> true;
            case CUSTOM -> attribute.getKey().equals("merge") && "text".equals(attribute.getValue());
        };
    }

    private static boolean byDriver(Attribute attribute) {
        boolean binary = attribute.getKey().equals("binary")
                || attribute.getState() == Attribute.State.UNSET
                || "binary".equals(attribute.getValue());
        return !binary;
    }

    /** The rules of a directory, of all trees. */
    private List<AttributesRule> at(String directory) throws IOException {
        List<AttributesRule> known = rules.get(directory);
        if (known != null) {
            return known;
        }
        List<AttributesRule> read = new ArrayList<>();
        String path = directory.isEmpty() ? ".gitattributes" : directory + "/.gitattributes";
        for (ObjectId tree : trees) {
            if (!tree.equals(ObjectId.zeroId())) {
                read.addAll(read(path, tree));
            }
        }
        rules.put(directory, read);
        return read;
    }

    private List<AttributesRule> read(String path, ObjectId tree) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            if (walk == null || !new Leaf(walk.getRawMode(0), walk.getObjectId(0)).regular()) {
                return List.of();
            }
            AttributesNode node = new AttributesNode();
            try (InputStream content = reader.open(walk.getObjectId(0)).openStream()) {
                node.parse(content);
            }
            return learnt(node.getRules());
        }
    }

    private List<AttributesRule> learnt(List<AttributesRule> read) {
        read.stream()
                .map(AttributesRule::getPattern)
                .filter(pattern -> pattern.startsWith(MACRO))
                .forEach(pattern -> telling.add(pattern.substring(MACRO.length())));
        return read;
    }
}
