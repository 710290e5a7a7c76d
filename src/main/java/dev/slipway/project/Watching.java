package dev.slipway.project;

import dev.slipway.project.condition.Condition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is looked at between deployments and who is told. */
public record Watching(
        List<LogSource> logs, List<Probe> probes, List<AlertRule> alerts, List<Notification> notifications) {

    /**
     * A log of the hosts of a group.
     *
     * @param name as people call it
     */
    public record LogSource(String name, Origin origin, String group) {}

    /** Where a log is read. */
    public sealed interface Origin {
        /** A file, with all that its rotation makes of it; {@code ${NAME}} may stand in its path. */
        record LogFile(String path) implements Origin {}

        /** What the journal of systemd has of a unit. */
        record Unit(String name) implements Origin {}

        /** What a Docker container writes. */
        record Container(String name) implements Origin {}

        /**
         * What all containers of a compose service write.
         *
         * @param project of compose; empty where any will do
         */
        record Service(String name, Optional<String> project) implements Origin {}

        /** What a command line writes while it is watched; {@code ${NAME}} may stand in it. */
        record CommandLine(String text) implements Origin {}
    }

    /** The same with what stands for variables replaced where logs are read. */
    public Watching filled(UnaryOperator<String> variables) {
        return new Watching(
                logs.stream()
                        .map(log -> new LogSource(log.name(), filled(log.origin(), variables), log.group()))
                        .toList(),
                probes,
                alerts,
                notifications);
    }

    private static Origin filled(Origin origin, UnaryOperator<String> variables) {
        return switch (origin) {
            case Origin.LogFile(var path) -> new Origin.LogFile(variables.apply(path));
            case Origin.CommandLine(var text) -> new Origin.CommandLine(variables.apply(text));
            case Origin.Unit _, Origin.Container _, Origin.Service _ -> origin;
        };
    }

    /** A repeated measurement of health. */
    public record Probe(
            String name, URI http, Duration interval, List<Condition> conditions, Optional<String> environment) {}

    /** A rule that raises an alert. */
    public record AlertRule(
            String name, String severity, String when, Optional<String> recover, Optional<String> playbook) {}

    /** Who is told of what. */
    public record Notification(String to, Optional<String> severity, List<String> on, Optional<Duration> after) {}
}
