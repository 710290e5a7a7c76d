package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import dev.slipway.secret.Masking;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Connections over SSH, each along its own route. */
public final class SshConnections implements Connections {
    private final SshSettings settings;
    private final Asking asking;
    private final Masking masking;
    private final Map<Address, Route> routes = new ConcurrentHashMap<>();
    private final Map<Route, Line> lines = new ConcurrentHashMap<>();
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final List<Consumer<Address>> losses = new CopyOnWriteArrayList<>();
    private final Ways ways;
    private Optional<SshConnections> unattended = Optional.empty();
    private volatile boolean closed;

    private SshConnections(SshSettings settings, Asking asking, Masking masking) {
        this.masking = masking;
        this.settings = settings;
        this.asking = asking;
        this.ways = new WaysAlongRoutes(this, settings.routes());
    }

    /** Nothing is connected yet; {@link #to} does that. Nobody is asked anything: what would take an answer is refused. */
    public static SshConnections open(SshSettings settings) {
        return open(settings, FirstContacts.NOBODY, LoginQuestions.NOBODY);
    }

    /** The same, with somebody to ask. */
    public static SshConnections open(SshSettings settings, FirstContacts contacts, LoginQuestions logins) {
        return open(settings, contacts, logins, new Masking());
    }

    /**
     * The same, and without secret values in what commands write for people.
     *
     * @param contacts whether the key of a host that is not known is right; it is added to known_hosts then
     * @param logins what a login takes
     * @param masking knows the values
     */
    public static SshConnections open(
            SshSettings settings, FirstContacts contacts, LoginQuestions logins, Masking masking) {
        return new SshConnections(settings, new Asking(contacts, logins), masking);
    }

    /** The way to a host is looked up anew when there is no connection, for it may have changed. */
    @Override
    public Connection to(Address address) throws InterruptedException {
        return to(address, Haste.AT_ONCE);
    }

    @Override
    public Connections unasked() {
        return new Unasked();
    }

    @Override
    public synchronized Connections unattended() {
        if (unattended.isEmpty()) {
            unattended = Optional.of(new SshConnections(settings, asking.unattended(), masking));
        }
        return unattended.get();
    }

    private Connection to(Address address, Haste haste) throws InterruptedException {
        Optional<Line> last = Optional.ofNullable(routes.get(address)).map(this::line);
        Optional<SshConnection> open = last.flatMap(Line::open);
        if (open.isPresent()) {
            return open.get();
        }
        Optional<SshException> before = last.flatMap(line -> line.waitsFor(haste));
        if (before.isPresent()) {
            throw before.get();
        }
        Route route = settings.routes().to(address);
        routes.put(address, route);
        try {
            return line(route).connection(haste);
        } catch (SshException fault) {
            throw fault.host().equals(route.address()) ? fault : new Faults(route).onTheWay(fault);
        }
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

    /** Connects along a route again where that was done before, and it is time for it. */
    void again(Route route) throws InterruptedException {
        try {
            line(route).again();
        } catch (SshException fault) {
            // The line keeps it.
        }
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

    Line line(Route route) {
        return lines.computeIfAbsent(route, made -> new Line(made, this, door(made)));
    }

    /** All that is behind a jump host shares a door: they may be names of one sshd, which only the jump host can know. */
    private Door door(Route route) {
        Route named = route.via().orElse(route);
        return doors.computeIfAbsent((route.via().isPresent() ? "behind " : "") + named.who(), _ -> new Door());
    }

    SshSettings settings() {
        return settings;
    }

    Asking asking() {
        return asking;
    }

    Masking masking() {
        return masking;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void whenLost(Consumer<Address> listener) {
        losses.add(listener);
    }

    void lost(Route route) {
        routes.entrySet().stream()
                .filter(known -> known.getValue().equals(route))
                .forEach(known -> losses.forEach(listener -> listener.accept(known.getKey())));
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            unattended.ifPresent(SshConnections::close);
        }
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            lines.values().forEach(line -> together.execute(line::close));
        }
    }

    private final class Unasked implements Connections {
        @Override
        public Connection to(Address address) throws InterruptedException {
            return SshConnections.this.to(address, Haste.PATIENT);
        }

        @Override
        public Connections unasked() {
            return this;
        }

        @Override
        public Connections unattended() {
            return SshConnections.this.unattended();
        }

        @Override
        public List<String> leftOut(Address address) throws InterruptedException {
            return SshConnections.this.leftOut(address);
        }

        @Override
        public Ways ways() {
            return ways;
        }

        @Override
        public void whenLost(Consumer<Address> listener) {
            SshConnections.this.whenLost(listener);
        }

        @Override
        public void close() {
            SshConnections.this.close();
        }
    }

    /** Whether a host that did not answer is tried again at once. */
    enum Haste {
        AT_ONCE,
        PATIENT
    }
}
