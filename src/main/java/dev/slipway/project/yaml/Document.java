package dev.slipway.project.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Bytes as a tree of YAML nodes with their places. Plain data only: no aliases, no tags, one document, of bounded size
 * and depth, all of which is looked at before the tree is built.
 */
final class Document {
    private static final int MAX_BYTES = 3 * 1024 * 1024;
    private static final int MAX_DEPTH = 50;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();

    private final String file;
    private int depth;
    private int documents;

    private Document(String file) {
        this.file = file;
    }

    /** The root of the file's tree. */
    static Node parse(String file, byte[] content) throws NotYaml {
        Document document = new Document(file);
        String text = document.decoded(content);
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                document.check(event);
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.orElseThrow(() -> document.fault(1, 1, "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark()
                    .or(() -> Optional.ofNullable(e.getContextMark()).flatMap(m -> m));
            throw document.fault(mark, "not YAML: " + document.explained(e.getProblem()));
        } catch (ReaderException e) {
            throw document.unreadable(text, e);
        } catch (YamlEngineException e) {
            throw document.fault(1, 1, "not YAML: " + e.getMessage());
        }
    }

    private String decoded(byte[] content) throws NotYaml {
        if (content.length > MAX_BYTES) {
            throw fault(1, 1, "the file is longer than 3 MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw fault(1, 1, "the file is not UTF-8");
        }
    }

    private void check(Event event) throws NotYaml {
        Optional<Mark> at = event.getStartMark();
        switch (event) {
            case AliasEvent _ -> throw fault(at, "aliases (*name) are not possible here: write the value again");
            case CollectionStartEvent start -> {
                plain(start, start.getTag());
                if (++depth > MAX_DEPTH) {
                    throw fault(at, "nested deeper than " + MAX_DEPTH + " levels");
                }
            }
            case ScalarEvent scalar -> plain(scalar, scalar.getTag());
            case CollectionEndEvent _ -> depth--;
            case DocumentStartEvent _ -> {
                if (++documents > 1) {
                    throw fault(at, "a second document begins here: one file is one document");
                }
            }
            default -> {
                // Stream and document ends and comments bear no data.
            }
        }
    }

    private void plain(NodeEvent event, Optional<String> tag) throws NotYaml {
        Optional<String> mark = event.getAnchor().map(Anchor::getValue).map(name -> "anchors (&" + name + ")");
        Optional<String> refused = mark.or(() -> tag.map(name -> "tags (" + name + ")"));
        if (refused.isPresent()) {
            throw fault(event.getStartMark(), refused.get() + " are not possible here: write the plain value");
        }
    }

    private String explained(String problem) {
        return problem.contains("'\\t(TAB)'") ? "a tab stands where only spaces may: indent with spaces" : problem;
    }

    private NotYaml unreadable(String text, ReaderException e) {
        String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
        int lineStart = before.lastIndexOf('\n') + 1;
        return fault(
                (int) before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0),
                before.codePointCount(lineStart, before.length()) + 1,
                "the character U+%04X is not possible in YAML".formatted(e.getCodePoint()));
    }

    private NotYaml fault(Optional<Mark> at, String message) {
        return fault(
                at.map(mark -> mark.getLine() + 1).orElse(1),
                at.map(mark -> mark.getColumn() + 1).orElse(1),
                message);
    }

    private NotYaml fault(int line, int column, String message) {
        return new NotYaml(new Problem(file, line, column, "", message));
    }

    /** The bytes have no tree. */
    static final class NotYaml extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private NotYaml(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
