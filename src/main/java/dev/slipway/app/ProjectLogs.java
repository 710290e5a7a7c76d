package dev.slipway.app;

import dev.slipway.logs.LogName;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.Connections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The logs of the hosts that the configuration names now. */
final class ProjectLogs implements Logs {
    private final Connections connections;
    private final Supplier<ProjectConfig> configuration;
    private final Deployments deployments;
    private final WorkspaceSettings settings;

    ProjectLogs(
            Connections connections,
            Supplier<ProjectConfig> configuration,
            Deployments deployments,
            WorkspaceSettings settings) {
        this.connections = connections;
        this.configuration = configuration;
        this.deployments = deployments;
        this.settings = settings;
    }

    @Override
    public List<LogName> of(String environment) {
        ProjectConfig config = configuration.get();
        return config.environment(environment).stream()
                .flatMap(known -> known.hosts().stream())
                .flatMap(host -> config.logsOf(host).stream().map(source -> new LogName(host.name(), source.name())))
                .toList();
    }

    @Override
    public Outcome<OpenLogs> open(String environment) {
        ProjectConfig config = configuration.get();
        Optional<Environment> known = config.environment(environment);
        if (of(environment).isEmpty()) {
            return Outcome.usage(
                    ProjectFiles.NAME + " names no logs for hosts of " + environment + ".",
                    "Name them under logs:, each with a name, a group of hosts, and a file, unit, container, service or command.");
        }
        ProjectConfig filled = config.in(known.orElseThrow());
        List<LogFeeds.OfHost> hosts = known.get().hosts().stream()
                .map(host -> new LogFeeds.OfHost(host, filled.logsOf(host)))
                .toList();
        Timeline timeline = new Timeline(settings.data().logs(), Timeline.Limits.USUAL, settings.clock());
        return new Outcome.Done<>(
                new ReadLogs(environment, hosts, timeline, connections, deployments, settings).begin());
    }
}
