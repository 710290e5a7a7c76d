package dev.slipway.project.condition;

import dev.slipway.json.JsonDocument;
import java.util.List;
import java.util.Optional;

/** The left side of a condition: what is looked at. */
sealed interface Subject {
    /** The HTTP status. */
    record Status() implements Subject {}

    /** The time until the answer's last byte, in whole milliseconds. */
    record Latency() implements Subject {}

    /** The body without white space at its ends, or what stands in it at a path of keys and list positions. */
    record Body(List<String> path) implements Subject {

        /** What stands there, where the body is JSON and has it. */
        Optional<JsonDocument> documentIn(String body) {
            Optional<JsonDocument> found = JsonDocument.parse(body);
            for (String step : path) {
                found = found.flatMap(document -> document.at(step));
            }
            return found;
        }

        private Optional<String> textIn(String body) {
            return path.isEmpty() ? Optional.of(body.strip()) : documentIn(body).map(JsonDocument::text);
        }

        private Optional<Integer> lengthIn(String body) {
            Optional<Integer> ofJson = documentIn(body).map(JsonDocument::length);
            return path.isEmpty() ? ofJson.or(() -> Optional.of(body.strip().length())) : ofJson;
        }
    }

    /** The length of a list or mapping, or the characters of a text. */
    record Length(Body of) implements Subject {}

    /** Whether the body holds something at a path. */
    record Presence(Body of) implements Subject {}

    /** What one answer does not show. */
    record Measured(Measure measure) implements Subject {
        @Override
        public ValueKind kind() {
            return switch (measure) {
                case Measure.Errors() -> ValueKind.PERCENT;
                case Measure.P95(), Measure.Certificate() -> ValueKind.DURATION;
                case Measure.Records _ -> ValueKind.NUMBER;
            };
        }
    }

    /** What its values are. */
    default ValueKind kind() {
        return switch (this) {
            case Status() -> ValueKind.NUMBER;
            case Latency() -> ValueKind.DURATION;
            case Body(var _) -> ValueKind.ANY;
            case Length(var _) -> ValueKind.NUMBER;
            case Presence(var _) -> ValueKind.TRUTH;
            case Measured measured -> measured.kind();
        };
    }

    /** What an answer shows of it, as text; empty where the answer has no such thing. */
    default Optional<String> seenIn(Observation observation) {
        return switch (this) {
            case Status() -> Optional.of(Integer.toString(observation.status()));
            case Latency() -> Optional.of(observation.latency().toMillis() + "ms");
            case Body body -> body.textIn(observation.body());
            case Length(var of) -> of.lengthIn(observation.body()).map(String::valueOf);
            case Presence(var of) ->
                Optional.of(String.valueOf(of.documentIn(observation.body()).isPresent()));
            case Measured(var measure) -> throw new IllegalStateException("One answer does not show " + measure);
        };
    }
}
