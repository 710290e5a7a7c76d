package dev.slipway.app;

import dev.slipway.logs.LogName;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The logs of the hosts that the configuration names now. */
final class ProjectLogs implements Logs {
    private final SharedLogs shared;
    private final Supplier<ProjectConfig> configuration;
    private final Deployments deployments;

    ProjectLogs(SharedLogs shared, Supplier<ProjectConfig> configuration, Deployments deployments) {
        this.shared = shared;
        this.configuration = configuration;
        this.deployments = deployments;
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
        return new Outcome.Done<>(new ReadLogs(environment, hosts, shared, deployments).begin());
    }
}
