package dev.slipway.project.yaml;

import dev.slipway.project.Watching.LogSource;
import dev.slipway.project.Watching.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the logs of a project. */
final class LogReader {
    /** As systemd.unit(5) has them. */
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}");

    private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}");
    private static final String COMPOSE_PROJECT = "compose-project";

    private final Known known;
    private final Map<String, String> names = new HashMap<>();

    LogReader(Known known) {
        this.known = known;
    }

    Optional<LogSource> read(Value value) {
        return value.mapping(mapping -> log(mapping, value)).flatMap(log -> log);
    }

    private Optional<LogSource> log(Mapping mapping, Value value) {
        String name = mapping.required("name", this::name, "");
        String group = mapping.required("group", known.group(), "");
        Optional<String> project = mapping.optional(COMPOSE_PROJECT, LogReader::container);
        List<Optional<Origin>> origins = List.of(
                mapping.optional("file", this::file).map(Origin.LogFile::new),
                mapping.optional("unit", LogReader::unit).map(Origin.Unit::new),
                mapping.optional("container", LogReader::container).map(Origin.Container::new),
                mapping.optional("service", LogReader::container).map(service -> new Origin.Service(service, project)),
                mapping.optional("command", known.variables()::text).map(Origin.CommandLine::new));
        long named = Stream.of("file", "unit", "container", "service", "command")
                .filter(key -> mapping.value(key).isPresent())
                .count();
        if (named != 1) {
            return value.refuse("expected exactly one of file, unit, container, service, command");
        }
        if (project.isPresent() && mapping.value("service").isEmpty()) {
            return value.refuse(COMPOSE_PROJECT + " is possible only beside service");
        }
        return origins.stream().flatMap(Optional::stream).findFirst().map(origin -> new LogSource(name, origin, group));
    }

    private Optional<String> name(Value value) {
        return Readers.text(value).filter(name -> {
            String first = names.putIfAbsent(name, value.path());
            if (first != null) {
                value.refuse("two logs cannot share a name: it is " + first + " too");
            }
            return first == null;
        });
    }

    /** It may lie anywhere; a shell would read a tilde as a home, and nothing else of the path. */
    private Optional<String> file(Value value) {
        return known.variables().text(value).filter(path -> {
            boolean possible = !path.startsWith("~") && !path.endsWith("/");
            if (!possible) {
                value.expected("the path of a file, absolute or from the account's home, such as /var/log/shop.log");
            }
            return possible;
        });
    }

    private static Optional<String> unit(Value value) {
        return Readers.matching(value, UNIT, "the name of a unit, such as shop.service");
    }

    private static Optional<String> container(Value value) {
        return Readers.matching(value, CONTAINER, "a name of letters, digits, . _ -");
    }
}
