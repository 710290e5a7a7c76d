package dev.slipway.project;

import dev.slipway.project.condition.Condition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is looked at between deployments and who is told. */
public record Watching(
        List<LogSource> logs, List<Probe> probes, List<AlertRule> alerts, List<Notification> notifications) {

    /** Where log lines come from; exactly one of the four sources is set. */
    public record LogSource(
            String name,
            Optional<String> file,
            Optional<String> unit,
            Optional<String> container,
            Optional<String> command,
            String group) {}

    /** A repeated measurement of health. */
    public record Probe(
            String name, URI http, Duration interval, List<Condition> conditions, Optional<String> environment) {}

    /** A rule that raises an alert. */
    public record AlertRule(
            String name, String severity, String when, Optional<String> recover, Optional<String> playbook) {}

    /** Who is told of what. */
    public record Notification(String to, Optional<String> severity, List<String> on, Optional<Duration> after) {}
}
