package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.Ways;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Connections over SSH, each along its own route. */
public final class SshConnections implements Connections {
    private final SshSettings settings;
    private final Asking asking;
    private final Map<Address, Route> routes = new ConcurrentHashMap<>();
    private final Map<Route, Line> lines = new ConcurrentHashMap<>();
    private final Ways ways;
    private volatile boolean closed;

    private SshConnections(SshSettings settings, Asking asking) {
        this.settings = settings;
        this.asking = asking;
        this.ways = new WaysAlongRoutes(this, settings.routes());
    }

    /** Nothing is connected yet; {@link #to} does that. Nobody is asked anything: what would take an answer is refused. */
    public static SshConnections open(SshSettings settings) {
        return open(settings, FirstContacts.NOBODY, LoginQuestions.NOBODY);
    }

    /**
     * The same, with somebody to ask.
     *
     * @param contacts whether the key of a host that is not known is right; it is added to known_hosts then
     * @param logins what a login takes
     */
    public static SshConnections open(SshSettings settings, FirstContacts contacts, LoginQuestions logins) {
        return new SshConnections(settings, new Asking(contacts, logins));
    }

    /** The way to a host is looked up anew when there is no connection, for it may have changed. */
    @Override
    public Connection to(Address address) throws InterruptedException {
        Route last = routes.get(address);
        Optional<SshConnection> open =
                last == null ? Optional.empty() : line(last).open();
        if (open.isPresent()) {
            return open.get();
        }
        Route route = settings.routes().to(address);
        routes.put(address, route);
        return line(route).connection();
    }

    @Override
    public List<String> leftOut(Address address) throws InterruptedException {
        Route last = routes.get(address);
        return (last == null ? settings.routes().to(address) : last).leftOut();
    }

    @Override
    public Ways ways() {
        return ways;
    }

    Link link(Route route) {
        Line line = lines.get(route);
        return line == null ? new Link.None() : line.link();
    }

    /** Does something with a new connection; who has said no before is asked again. */
    <T> T anew(Route route, Use<T> use) throws InterruptedException {
        asking.again(route);
        return line(route).anew(use);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Use<T> {
        T of(SshConnection connection) throws InterruptedException;
    }

    /** Removes what is known of a host, not while somebody is asked about one. */
    void forget(Route route, List<KnownLine> seen) throws IOException, InterruptedException {
        asking.forget(route, seen);
    }

    private Line line(Route route) {
        return lines.computeIfAbsent(route, Line::new);
    }

    @Override
    public void close() {
        closed = true;
        lines.values().forEach(Line::close);
    }

    /** The one connection of a host; who asks for it while it is being made waits for it. */
    private final class Line {
        /**
         * Through one host: those behind it may be names of one sshd, which drops some of more than 10 logins under way
         * (sshd_config(5), MaxStartups).
         */
        private static final int LOGINS_AT_ONCE = 4;

        private final Route route;
        private final Semaphore logins = new Semaphore(LOGINS_AT_ONCE, true);
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable SshConnection connection;
        private volatile Optional<SshException> fault = Optional.empty();

        Line(Route route) {
            this.route = route;
        }

        /** What failed is newer than a connection that is open still. */
        Link link() {
            SshConnection last = connection;
            if (fault.isPresent()) {
                return new Link.Failed(fault.get());
            }
            if (last == null) {
                return new Link.None();
            }
            return last.isOpen() ? new Link.Open(last) : new Link.Lost();
        }

        Optional<SshConnection> open() {
            return Optional.ofNullable(connection).filter(SshConnection::isOpen);
        }

        SshConnection connection() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                Optional<SshConnection> last = open();
                if (last.isPresent()) {
                    return last.get();
                }
                SshConnection made = dial();
                connection = made;
                return made;
            } finally {
                lock.unlock();
            }
        }

        /** A connection that nobody else has; where there was none it stays. */
        <T> T anew(Use<T> use) throws InterruptedException {
            SshConnection made = dial();
            boolean kept = false;
            try {
                kept = keep(made);
                return use.of(made);
            } finally {
                if (!kept) {
                    made.close();
                }
            }
        }

        private boolean keep(SshConnection made) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                boolean first = open().isEmpty() && !closed;
                if (first) {
                    connection = made;
                }
                return first;
            } finally {
                lock.unlock();
            }
        }

        private SshConnection dial() throws InterruptedException {
            try {
                SshConnection made = route.via().isPresent()
                        ? line(route.via().get()).through(route)
                        : dial(route, Optional.empty());
                fault = Optional.empty();
                return made;
            } catch (SshException e) {
                fault = Optional.of(e);
                throw e;
            }
        }

        /** Connects to a host behind this one. */
        private SshConnection through(Route behind) throws InterruptedException {
            SshConnection jump = connection();
            logins.acquire();
            try {
                return dial(behind, Optional.of(jump));
            } finally {
                logins.release();
            }
        }

        private SshConnection dial(Route to, Optional<SshConnection> jump) throws InterruptedException {
            if (closed) {
                throw new IllegalStateException("The connections are closed");
            }
            while (true) {
                Dialer dialer = new Dialer(to, settings, jump, asking);
                try {
                    return dialer.connect();
                } catch (SshException refusal) {
                    if (!asking.helps(dialer, to)) {
                        throw refusal;
                    }
                }
            }
        }

        void close() {
            lock.lock();
            try {
                open().ifPresent(SshConnection::close);
            } finally {
                lock.unlock();
            }
        }
    }
}
