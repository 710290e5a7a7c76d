package dev.slipway.app;

import dev.slipway.logs.timeline.Timeline;
import dev.slipway.ssh.Connections;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Logs of hosts, read once for all who want the same at the same time: a host gives a connection few channels for what lasts, and
 * a deployment that counts records must not find them taken by a screen. Safe for many threads.
 */
final class SharedLogs {
    private final Connections connections;
    private final WorkspaceSettings settings;
    private final List<Read> open = new ArrayList<>();

    SharedLogs(Connections connections, WorkspaceSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** Begins to read logs, or joins whoever reads them now and began with as much. */
    synchronized Share read(List<LogFeeds.OfHost> hosts, LogFeeds.AtFirst first) {
        Read read = open.stream()
                .filter(each -> each.gives(hosts, first))
                .findFirst()
                .orElseGet(() -> begun(hosts, first));
        Share share = new Share(read);
        read.shares.add(share);
        share.begin();
        return share;
    }

    private Read begun(List<LogFeeds.OfHost> hosts, LogFeeds.AtFirst first) {
        Timeline timeline = new Timeline(settings.data().logs(), Timeline.Limits.USUAL, settings.clock());
        Read read = new Read(hosts, first, timeline, new LogFeeds(hosts, timeline, connections, first, settings));
        open.add(read);
        return read;
    }

    /** What is read, who has a share in it, and who of them wants it read now. */
    private static final class Read {
        private final List<LogFeeds.OfHost> hosts;
        private final LogFeeds.AtFirst first;
        private final Timeline timeline;
        private final LogFeeds feeds;
        private final Set<Share> shares = new HashSet<>();
        private final Set<Share> wanted = new HashSet<>();

        Read(List<LogFeeds.OfHost> hosts, LogFeeds.AtFirst first, Timeline timeline, LogFeeds feeds) {
            this.hosts = List.copyOf(hosts);
            this.first = first;
            this.timeline = timeline;
            this.feeds = feeds;
        }

        /** What is not read at the moment may have much to catch up with. */
        boolean gives(List<LogFeeds.OfHost> some, LogFeeds.AtFirst atLeast) {
            return !wanted.isEmpty()
                    && hosts.containsAll(some)
                    && first.bytes() >= atLeast.bytes()
                    && first.lines() >= atLeast.lines();
        }
    }

    /** What one of those has of it who want the same. */
    final class Share implements AutoCloseable {
        private final Read read;

        private Share(Read read) {
            this.read = read;
        }

        Timeline timeline() {
            return read.timeline;
        }

        /** Wants it read; nothing once this is closed. */
        void begin() {
            synchronized (SharedLogs.this) {
                if (read.shares.contains(this) && read.wanted.add(this)) {
                    read.feeds.begin();
                }
            }
        }

        /** Does not want it read for now. What reads on the hosts ends, unless another wants it. */
        void end() {
            synchronized (SharedLogs.this) {
                if (read.wanted.remove(this) && read.wanted.isEmpty()) {
                    read.feeds.end();
                }
            }
        }

        /** What was read is gone with the last. */
        @Override
        public void close() {
            synchronized (SharedLogs.this) {
                end();
                if (read.shares.remove(this) && read.shares.isEmpty()) {
                    open.remove(read);
                    read.timeline.close();
                }
            }
        }
    }
}
