package dev.slipway.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records, sealed interfaces of records, collections and text as canonical JSON: keys sorted, no white space, times as
 * ISO 8601, one spelling for one value, so that a digest over it holds. The order of keys and the form of text follow
 * RFC 8785. A value of a sealed interface carries the simple name of its record as {@code "type"}; a record of one text,
 * such as a digest, is that text.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .annotationIntrospector(new Forms())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    /** For what somebody else wrote, which may lack parts: what has none of its own is no value. */
    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** The canonical form of a value, UTF-8. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical form of a value, one line. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON form for " + value.getClass().getSimpleName(), e);
        }
    }

    /** The same with each text changed by this, but for keys. */
    public static String text(Object value, UnaryOperator<String> change) {
        return text(changed(MAPPER.valueToTree(value), change));
    }

    private static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(change.apply(text.textValue()));
            case ArrayNode array -> {
                ArrayNode copy = MAPPER.createArrayNode();
                array.forEach(element -> copy.add(changed(element, change)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = MAPPER.createObjectNode();
                object.properties()
                        .forEach(property -> copy.set(property.getKey(), changed(property.getValue(), change)));
                yield copy;
            }
            default -> node;
        };
    }

    /** JSON text with a line for each value, indented by two spaces, for people to read. */
    public static String pretty(String json) {
        try {
            return MAPPER.readTree(json).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #bytes} wrote. Throws {@link UncheckedIOException} that says what is wrong and where. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what somebody else wrote; empty where it is no such value, whole with all its parts. */
    public static <T> Optional<T> parse(String json, Class<T> type) {
        try {
            return Optional.ofNullable(STRICT.readValue(json, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The members of a JSON object, in its order: texts as they are, other values as JSON, and those of objects in it under
     * both names with a dot between. Empty where the text is no object.
     */
    public static Optional<Map<String, String>> object(String json) {
        try {
            if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
                return Optional.empty();
            }
            Map<String, String> members = new LinkedHashMap<>();
            collect("", object, members);
            return Optional.of(members);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void collect(String above, ObjectNode object, Map<String, String> members) {
        object.properties().forEach(property -> {
            String name = above + property.getKey();
            if (property.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                collect(name + ".", inner, members);
            } else {
                members.put(
                        name,
                        property.getValue() instanceof TextNode text
                                ? text.textValue()
                                : property.getValue().toString());
            }
        });
    }

    /**
     * Says by a type's own form what annotations would say. The permitted records of a sealed interface are its subtypes,
     * told apart by simple name; a record of one text is written as that text.
     */
    private static final class Forms extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return sealedRoot(annotated.getRawType())
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null, null)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return type.isSealed() ? leaves(type).toList() : super.findSubtypes(annotated);
        }

        @Override
        public @Nullable String findTypeName(AnnotatedClass annotated) {
            return sealedRoot(annotated.getRawType())
                    ? annotated.getRawType().getSimpleName()
                    : super.findTypeName(annotated);
        }

        private static Stream<NamedType> leaves(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Forms::leaves)
                    : Stream.of(new NamedType(type, type.getSimpleName()));
        }

        @Override
        public @Nullable Boolean hasAsValue(Annotated member) {
            return isText(member) ? Boolean.TRUE : super.hasAsValue(member);
        }

        private static boolean isText(Annotated member) {
            return member instanceof AnnotatedMethod method
                    && oneText(method.getDeclaringClass())
                    && method.getMember()
                            .equals(method.getDeclaringClass()
                                    .getRecordComponents()[0]
                                    .getAccessor());
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated creator) {
            return creator instanceof AnnotatedConstructor constructor && oneText(constructor.getDeclaringClass())
                    ? JsonCreator.Mode.DELEGATING
                    : super.findCreatorAnnotation(config, creator);
        }

        private static boolean oneText(Class<?> type) {
            return type.isRecord()
                    && !sealedRoot(type)
                    && type.getRecordComponents().length == 1
                    && type.getRecordComponents()[0].getType() == String.class;
        }

        private static boolean sealedRoot(Class<?> type) {
            return type.isSealed()
                    ? type.isInterface()
                    : Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        }
    }
}
