package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.journal.JournalException;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the logs of hosts into a timeline, each host on a thread of its own, and puts deployments among them. */
final class ReadLogs implements OpenLogs {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLogs.class);

    /** Of each log at first. */
    private static final long BYTES = 4L << 20;

    private static final int LINES = 10_000;

    /** So many deployments back stand among the records. */
    private static final int DEPLOYMENTS = 20;

    private final String environment;
    private final Timeline timeline;
    private final Deployments deployments;
    private final List<Fed> feeds = new ArrayList<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final List<Thread> reading = new ArrayList<>();
    private final Workspace.Listening listening;
    private boolean closed;

    /** What reads a host's logs, and where they go. */
    private record Fed(HostFeed feed, List<Intake> intakes) {}

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
            if (!each.sources().isEmpty()) {
                List<Intake> intakes = new CopyOnWriteArrayList<>();
                List<HostFeed.Wanted> wanted = each.sources().stream()
                        .map(source -> new HostFeed.Wanted(source, name -> {
                            Intake intake = timeline.add(new LogName(each.host().name(), name), ZoneOffset.UTC);
                            intakes.add(intake);
                            return intake;
                        }))
                        .toList();
                feeds.add(new Fed(
                        new HostFeed(each.host(), connections, wanted, reading, heard -> heard(each.host(), heard)),
                        intakes));
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
        try {
            readMarks();
        } catch (JournalException e) {
            LOG.warn("Earlier deployments cannot be told among the records of logs", e);
        }
    }

    private void readMarks() {
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
        try {
            for (Thread each : reading) {
                each.join(); // two that read would both go on from the same place
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.clear();
    }

    @Override
    public synchronized void resume() {
        if (closed || !reading.isEmpty()) {
            return;
        }
        for (Fed each : feeds) {
            reading.add(Thread.ofVirtual().name("slipway-logs").start(() -> read(each)));
        }
    }

    private static void read(Fed host) {
        try {
            host.feed().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("Logs are not read any more", fault);
            host.intakes()
                    .forEach(log -> log.state(new LogState.Refused(
                            "A fault ended its reading: " + fault.getMessage() + ".",
                            "Leave the logs and open them again.")));
        }
    }

    @Override
    public void close() {
        listening.close();
        synchronized (this) {
            closed = true;
        }
        pause();
        timeline.close();
    }
}
