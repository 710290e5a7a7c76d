package dev.slipway.app;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the logs of hosts into a timeline, each host on a thread of its own. */
final class LogFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(LogFeeds.class);

    private final List<Fed> feeds = new ArrayList<>();
    private final List<Thread> reading = new ArrayList<>();

    /** What reads a host's logs, and where they go. */
    private record Fed(HostFeed feed, List<Intake> intakes) {}

    /** A host, and its logs. */
    record OfHost(Host host, List<LogSource> sources) {}

    /**
     * How much of what was written before is read.
     *
     * @param bytes of a file
     * @param lines of a journal or a container
     */
    record AtFirst(long bytes, int lines) {}

    LogFeeds(
            List<OfHost> hosts, Timeline timeline, Connections connections, AtFirst first, WorkspaceSettings settings) {
        HostFeed.Settings how = new HostFeed.Settings(
                first.bytes(), first.lines(), DockerEngine.USUAL_SOCKET, settings.masking(), settings.clock());
        for (OfHost each : hosts) {
            if (!each.sources().isEmpty()) {
                feeds.add(fed(each, timeline, connections, how));
            }
        }
    }

    private static Fed fed(OfHost host, Timeline timeline, Connections connections, HostFeed.Settings how) {
        String name = host.host().name();
        List<Intake> intakes = new CopyOnWriteArrayList<>();
        List<HostFeed.Wanted> wanted = host.sources().stream()
                .map(source -> new HostFeed.Wanted(source, log -> {
                    Intake intake = timeline.add(new LogName(name, log), ZoneOffset.UTC);
                    intakes.add(intake);
                    return intake;
                }))
                .toList();
        return new Fed(
                new HostFeed(host.host(), connections, wanted, how, heard -> heard(timeline, name, heard)), intakes);
    }

    private static void heard(Timeline timeline, String host, HostHeard heard) {
        timeline.clock(host, heard.clockAhead(), heard.zone());
    }

    /** Begins to read, or goes on where it was; nothing where it does already. */
    synchronized void begin() {
        if (reading.isEmpty()) {
            feeds.forEach(
                    each -> reading.add(Thread.ofVirtual().name("slipway-logs").start(() -> read(each))));
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

    /** Ends what reads on the hosts, and waits for that. */
    synchronized void end() {
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
}
