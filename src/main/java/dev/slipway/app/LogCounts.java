package dev.slipway.app;

import dev.slipway.deploy.Plan;
import dev.slipway.deploy.plan.Configurations;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.logs.Query;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.condition.LogLevel;
import dev.slipway.project.condition.Measure;
import dev.slipway.ssh.Connections;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what the hosts of a plan log, as the screen Logs has it: from the same sources, in the same records. */
final class LogCounts implements LogWatch {
    /** Enough to tell to which record a line belongs; what counts comes later. */
    private static final LogFeeds.AtFirst FIRST = new LogFeeds.AtFirst(64L << 10, 100);

    private final Connections connections;
    private final SharedLogs logs;
    private final Configurations configurations;
    private final InstantSource clock;

    /** @param configurations of releases, which name the logs */
    LogCounts(Connections connections, SharedLogs logs, Configurations configurations, InstantSource clock) {
        this.connections = connections;
        this.logs = logs;
        this.configurations = configurations;
        this.clock = clock;
    }

    @Override
    public Opened open(Plan plan) {
        ProjectConfig config = configuration(plan);
        List<LogFeeds.OfHost> hosts = plan.hosts().stream()
                .map(host -> new LogFeeds.OfHost(host.host(), config.logsOf(host.host())))
                .toList();
        SharedLogs.Share share = logs.read(hosts, FIRST);
        return new CountedLogs(
                hosts,
                share,
                share.timeline()
                        .search(new Selection(
                                Set.of(), Optional.of(least(plan)), Optional.empty(), Optional.empty(), Query.ALL)),
                connections,
                clock);
    }

    private ProjectConfig configuration(Plan plan) {
        return configurations
                .of(plan.release().revision())
                .flatMap(config ->
                        config.environment(plan.target().environment()).map(config::in))
                .orElseThrow(() -> new IllegalStateException("The logs of "
                        + plan.target().environment() + " cannot be told: "
                        + plan.release().name() + " has no configuration any more."));
    }

    private static Level least(Plan plan) {
        return plan.policy().checksAfter().stream()
                .flatMap(check -> check.conditions().stream())
                .flatMap(condition -> condition.measure().stream())
                .filter(Measure.Records.class::isInstance)
                .map(measure -> level(((Measure.Records) measure).least()))
                .min(Comparator.naturalOrder())
                .orElse(Level.FATAL);
    }

    static Level level(LogLevel level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
            case FATAL -> Level.FATAL;
        };
    }
}
