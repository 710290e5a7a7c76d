package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.journal.JournalException;
import dev.slipway.logs.timeline.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the logs of hosts into a timeline, each host on a thread of its own, and puts deployments among them. */
final class ReadLogs implements OpenLogs {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLogs.class);

    private static final LogFeeds.AtFirst FIRST = new LogFeeds.AtFirst(4L << 20, 10_000);

    /** So many deployments back stand among the records. */
    private static final int DEPLOYMENTS = 20;

    private final String environment;
    private final SharedLogs.Share share;
    private final Deployments deployments;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Workspace.Listening listening;

    ReadLogs(String environment, List<LogFeeds.OfHost> hosts, SharedLogs logs, Deployments deployments) {
        this.environment = environment;
        this.share = logs.read(hosts, FIRST);
        this.deployments = deployments;
        this.listening = deployments.listen(this::happened);
    }

    ReadLogs begin() {
        Thread.ofVirtual().name("slipway-log-marks").start(this::marks);
        return this;
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
                timeline()
                        .marks(deployments.events(started.deployment()).stream()
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
                .ifPresent(mark -> timeline().marks(List.of(mark)));
    }

    @Override
    public Timeline timeline() {
        return share.timeline();
    }

    @Override
    public void pause() {
        share.end();
    }

    @Override
    public void resume() {
        share.begin();
    }

    @Override
    public void close() {
        listening.close();
        share.close();
    }
}
