package dev.slipway.project.yaml;

import dev.slipway.project.Component;
import dev.slipway.project.Component.Shared;
import dev.slipway.project.Component.Strategy;
import dev.slipway.project.Health;
import dev.slipway.project.condition.Condition;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads components. */
final class ComponentReader {
    private static final int MAX_KEEP = 1000;
    private static final int MAX_SUCCESSES = 100;

    private final Known known;
    private final Map<String, String> roots = new HashMap<>();

    ComponentReader(Known known) {
        this.known = known;
    }

    Optional<Component> read(Mapping.Entry entry) {
        return Readers.NAME.matcher(entry.name()).matches()
                ? entry.value().mapping(mapping -> component(entry.name(), mapping))
                : entry.refuse("expected a component's name of letters, digits, . _ - (63 at most)");
    }

    private Component component(String name, Mapping mapping) {
        return new Component(
                name,
                mapping.required("group", known.group(), ""),
                mapping.get(
                        "strategy",
                        Readers.notYet(strategy -> strategy != Strategy.RELEASES, Readers.word(Strategy.class)),
                        Defaults.STRATEGY),
                mapping.required("root", this::root, ""),
                files(mapping),
                mapping.get("shared", value -> value.mapping(ComponentReader::shared), Defaults.SHARED),
                mapping.get("keep", Readers.integer(0, MAX_KEEP), Defaults.KEEP),
                running(mapping));
    }

    private Optional<String> root(Value value) {
        return known.variables().text(value).filter(text -> plainDirectory(text, value) && unused(text, value));
    }

    private static boolean plainDirectory(String text, Value value) {
        String below = text.startsWith("/") ? text.substring(1) : text;
        boolean plain = !text.startsWith("~")
                && !text.startsWith("-")
                && Arrays.stream(below.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
        if (!plain) {
            value.expected("a directory of its own, absolute or relative to the account's home, without ~ and ..,"
                    + " such as /srv/shop");
        }
        return plain;
    }

    private boolean unused(String text, Value value) {
        String first = roots.putIfAbsent(text, value.path());
        if (first != null) {
            value.refuse("two components cannot share a root: it is " + first + " too");
        }
        return first == null;
    }

    private static List<String> files(Mapping mapping) {
        List<String> patterns = mapping.requiredList("files", ComponentReader::pattern);
        if (!patterns.isEmpty() && patterns.stream().allMatch(pattern -> pattern.startsWith("!"))) {
            mapping.require("files")
                    .ifPresent(value -> value.refuse("expected one pattern at least that does not begin with !"));
        }
        return patterns;
    }

    static Optional<String> pattern(Value value) {
        return Readers.text(value).flatMap(text -> {
            String path = text.startsWith("!") ? text.substring(1) : text;
            return Arrays.stream(path.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains)
                    ? Optional.of(text)
                    : value.expected("a pattern of paths in the repository such as src/**");
        });
    }

    private static Shared shared(Mapping mapping) {
        return new Shared(mapping.list("dirs", Readers::relativePath), mapping.list("files", Readers::relativePath));
    }

    private Component.Running running(Mapping mapping) {
        return new Component.Running(
                mapping.optional("restart", known.variables()::text),
                mapping.list("static", ComponentReader::pattern),
                mapping.optional("health", ComponentReader::health),
                mapping.get("drain", Readers.notYet(time -> !time.isZero(), Readers::duration), Defaults.DRAIN));
    }

    private static Optional<Health> health(Value value) {
        return value.mapping(mapping -> new Health(
                        mapping.required("http", Readers::http, Readers.NOWHERE),
                        mapping.get("interval", Readers::positiveDuration, Defaults.HEALTH_INTERVAL),
                        mapping.get("timeout", Readers::positiveDuration, Defaults.HEALTH_TIMEOUT),
                        mapping.get("within", Readers::positiveDuration, Defaults.HEALTH_WITHIN),
                        mapping.get("successes", Readers.integer(1, MAX_SUCCESSES), Defaults.HEALTH_SUCCESSES),
                        conditions(mapping, ComponentReader::ofAnswer)))
                .filter(health -> reachable(health, value));
    }

    private static boolean reachable(Health health, Value value) {
        Duration least = health.interval().multipliedBy(health.successes() - 1L);
        boolean reachable = least.compareTo(health.within()) < 0;
        if (!reachable) {
            value.refuse("can never be healthy: " + health.successes() + " successes, one each interval, take longer"
                    + " than within");
        }
        return reachable;
    }

    /** The conditions of a check over HTTP, where none are said the usual one. */
    static List<Condition> conditions(Mapping mapping, Value.Reader<Condition> reader) {
        List<Condition> conditions = mapping.list("conditions", reader);
        return conditions.isEmpty() ? Defaults.CONDITIONS : conditions;
    }

    /** A condition that one answer fulfils or does not. */
    static Optional<Condition> ofAnswer(Value value) {
        return Readers.condition(value)
                .flatMap(condition -> condition.judgedByOneAnswer()
                        ? Optional.of(condition)
                        : value.refuse(
                                "one answer cannot show " + condition.text() + ": it is for checks.after, with for"));
    }
}
