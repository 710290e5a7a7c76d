package dev.slipway.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** JSON of others, of unknown shape, to look things up in. */
public final class JsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;

    private JsonDocument(JsonNode node) {
        this.node = node;
    }

    /** Reads a text; empty where it is not exactly one JSON value. */
    public static Optional<JsonDocument> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text))
                    .filter(node -> !node.isMissingNode())
                    .map(JsonDocument::new);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** What stands below a key of an object or at a position, from 0, of an array; empty where nothing does. */
    public Optional<JsonDocument> at(String step) {
        JsonNode found =
                node.isArray() && step.matches("\\d{1,9}") ? node.path(Integer.parseInt(step)) : node.path(step);
        return found.isMissingNode() ? Optional.empty() : Optional.of(new JsonDocument(found));
    }

    /** A text without its quotes; anything else as JSON. */
    public String text() {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** A text without its quotes; empty for anything else, {@code null} among it. */
    public Optional<String> string() {
        return Optional.ofNullable(node.textValue());
    }

    /** How many elements or keys it has, or characters (code points) if it is a text; 0 for other values. */
    public int length() {
        return node.isTextual() ? (int) node.textValue().codePoints().count() : node.size();
    }
}
