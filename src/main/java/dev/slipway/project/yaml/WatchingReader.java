package dev.slipway.project.yaml;

import dev.slipway.project.Watching;
import dev.slipway.project.Watching.AlertRule;
import dev.slipway.project.Watching.Notification;
import dev.slipway.project.Watching.Probe;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is looked at between deployments and who is told. */
record WatchingReader(Known known) {
    private static final List<String> SEVERITIES = List.of("P0", "P1", "P2", "P3");
    private static final List<String> EVENTS = List.of(
            "started", "succeeded", "rolled-back", "failed", "interrupted", "unknown", "cancelled", "approval-needed");
    private static final Pattern RECEIVER = Pattern.compile("(slack|discord|mailto|webhook):.+");

    Watching read(Mapping file) {
        return new Watching(
                file.list("logs", new LogReader(known)::read),
                section(file, "probes", value -> value.mapping(this::probe)),
                section(file, "alerts", value -> value.mapping(this::alert)),
                section(file, "notify", value -> value.mapping(this::notification)));
    }

    private static <T> List<T> section(Mapping file, String key, Value.Reader<T> item) {
        return file.value(key)
                .map(value -> {
                    value.notYet();
                    return value.list(item);
                })
                .orElse(List.of());
    }

    private Probe probe(Mapping mapping) {
        return new Probe(
                mapping.required("name", Readers::text, ""),
                mapping.required("http", Readers::http, Readers.NOWHERE),
                mapping.get("interval", Readers::positiveDuration, Defaults.PROBE_INTERVAL),
                ComponentReader.conditions(mapping, Readers::condition),
                mapping.optional("environment", known.environment()));
    }

    private AlertRule alert(Mapping mapping) {
        return new AlertRule(
                mapping.required("name", Readers::text, ""),
                mapping.required("severity", Readers.known("severity", SEVERITIES), ""),
                mapping.required("when", Readers::text, ""),
                mapping.optional("recover", known.variables()::text),
                mapping.optional("playbook", Readers::relativePath));
    }

    private Notification notification(Mapping mapping) {
        return new Notification(
                mapping.required("to", WatchingReader::receiver, ""),
                mapping.optional("severity", Readers.known("severity", SEVERITIES)),
                mapping.list("on", Readers.known("event", EVENTS)),
                mapping.optional("after", Readers::duration));
    }

    /** A receiver's address is often a secret that is not a variable of the app, so its name need not be declared. */
    private static Optional<String> receiver(Value value) {
        return Readers.line(value)
                .flatMap(text -> RECEIVER.matcher(text).matches()
                        ? Optional.of(text)
                        : value.expected("slack:, discord:, mailto: or webhook: and an address"));
    }
}
