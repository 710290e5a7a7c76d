package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.logs.LogName;
import dev.slipway.logs.source.HostFeed;
import dev.slipway.logs.source.HostHeard;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.project.Host;
import dev.slipway.project.Watching.LogSource;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.DockerEngine;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the logs of hosts into a timeline, each host on a thread of its own, and puts deployments among them. */
final class ReadLogs implements OpenLogs {
    /** Of each log at first. */
    private static final long BYTES = 4L << 20;

    private static final int LINES = 10_000;

    /** So many deployments back stand among the records. */
    private static final int DEPLOYMENTS = 20;

    private final String environment;
    private final Timeline timeline;
    private final Deployments deployments;
    private final List<HostFeed> feeds = new ArrayList<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final List<Thread> reading = new ArrayList<>();
    private final Workspace.Listening listening;
    private boolean closed;

    /** A host, and its logs. */
    record OfHost(Host host, List<LogSource> sources) {}

    ReadLogs(
            String environment,
            List<OfHost> hosts,
            Timeline timeline,
            Connections connections,
            Deployments deployments,
            WorkspaceSettings settings) {
        this.environment = environment;
        this.timeline = timeline;
        this.deployments = deployments;
        HostFeed.Settings reading =
                new HostFeed.Settings(BYTES, LINES, DockerEngine.USUAL_SOCKET, settings.masking(), settings.clock());
        for (OfHost each : hosts) {
            List<HostFeed.Wanted> wanted = each.sources().stream()
                    .map(source -> new HostFeed.Wanted(
                            source, timeline.add(new LogName(each.host().name(), source.name()), ZoneOffset.UTC)))
                    .toList();
            if (!wanted.isEmpty()) {
                feeds.add(new HostFeed(each.host(), connections, wanted, reading, heard -> heard(each.host(), heard)));
            }
        }
        this.listening = deployments.listen(this::happened);
    }

    ReadLogs begin() {
        Thread.ofVirtual().name("slipway-log-marks").start(this::marks);
        resume();
        return this;
    }

    private void heard(Host host, HostHeard heard) {
        timeline.clock(host.name(), heard.clockAhead(), heard.zone());
    }

    private void marks() {
        for (DeploymentState state : deployments.summaries(DEPLOYMENTS)) {
            Event.Started started = state.started();
            if (started.plan().target().environment().equals(environment)) {
                plans.put(started.deployment(), started.plan());
                timeline.marks(deployments.events(started.deployment()).stream()
                        .flatMap(event -> LogMarks.of(started.plan(), event).stream())
                        .toList());
            }
        }
    }

    /** On the thread of the deployment. */
    private void happened(Event event) {
        if (event instanceof Event.Started started
                && started.plan().target().environment().equals(environment)) {
            plans.put(started.deployment(), started.plan());
        }
        Optional.ofNullable(plans.get(event.deployment()))
                .flatMap(plan -> LogMarks.of(plan, event))
                .ifPresent(mark -> timeline.marks(List.of(mark)));
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public synchronized void pause() {
        reading.forEach(Thread::interrupt);
        reading.clear();
    }

    @Override
    public synchronized void resume() {
        if (closed || !reading.isEmpty()) {
            return;
        }
        for (HostFeed feed : feeds) {
            reading.add(Thread.ofVirtual().name("slipway-logs").start(() -> {
                try {
                    feed.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    @Override
    public void close() {
        listening.close();
        pause();
        synchronized (this) {
            closed = true;
        }
        timeline.close();
    }
}
