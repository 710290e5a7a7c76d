package dev.slipway.app;

import dev.slipway.app.HostLine.Place;
import dev.slipway.app.HostLine.State;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.Together;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.Trial;
import dev.slipway.ssh.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The connections of the hosts that the configuration names now. */
final class ProjectHosts implements HostAccess {
    private static final Command SMALL = Command.of("uname", "-sr");

    private final Ways ways;
    private final Supplier<ProjectConfig> configuration;
    private final Duration patience;
    private final Map<Hop, Tried> tried = new ConcurrentHashMap<>();

    /** @param patience how long a connected host may take to answer, and a command to end */
    ProjectHosts(Ways ways, Supplier<ProjectConfig> configuration, Duration patience) {
        this.ways = ways;
        this.configuration = configuration;
        this.patience = patience;
    }

    /** How the last test of a host ended. */
    private sealed interface Tried {
        /** It was connected to, and the command has ended. */
        record Ended(Trial trial) implements Tried {}

        /** @param since how it stood with the host's connection then: what was tried is newer than that */
        record Broken(SshException fault, Link since) implements Tried {}
    }

    /** A host of an environment, and the way to it. */
    private record Reached(Place place, Host host, List<Hop> way, State fault) {
        HostLine line() {
            Optional<Hop> last = way.isEmpty() ? Optional.empty() : Optional.of(way.getLast());
            return new HostLine(List.of(place), host.name(), false, last, fault, Optional.empty());
        }

        List<Hop> jumps() {
            return way.isEmpty() ? List.of() : way.subList(0, way.size() - 1);
        }
    }

    @Override
    public List<HostLine> hosts() throws InterruptedException {
        List<Reached> reached = new ArrayList<>();
        for (Environment environment : configuration.get().environments()) {
            Place place = new Place(environment.name(), environment.tier());
            reached.addAll(Together.map(environment.hosts(), host -> reached(place, host)));
        }
        Stream<HostLine> hosts = reached.stream().map(Reached::line);
        return look(Stream.concat(hosts, jumps(reached).stream()).toList());
    }

    private Reached reached(Place place, Host host) throws InterruptedException {
        try {
            return new Reached(place, host, ways.to(host.way()), new State.NotConnected());
        } catch (SshException fault) {
            return new Reached(place, host, List.of(), failed(fault));
        }
    }

    /** Each once, however many hosts are reached through it. */
    private static List<HostLine> jumps(List<Reached> reached) {
        Map<List<Object>, HostLine> jumps = new LinkedHashMap<>();
        for (Reached each : reached) {
            for (Hop hop : each.jumps()) {
                List<Object> which = List.of(hop.name(), hop.host(), hop.port(), hop.user(), hop.through());
                HostLine line = jumps.getOrDefault(which, jump(List.of(), hop));
                List<Place> places = Stream.concat(line.environments().stream(), Stream.of(each.place()))
                        .distinct()
                        .toList();
                jumps.put(which, jump(places, line.hop().orElse(hop)));
            }
        }
        return List.copyOf(jumps.values());
    }

    private static HostLine jump(List<Place> places, Hop hop) {
        return new HostLine(places, hop.name(), true, Optional.of(hop), new State.NotConnected(), Optional.empty());
    }

    @Override
    public List<HostLine> look(List<HostLine> hosts) throws InterruptedException {
        return Together.map(hosts, this::look);
    }

    private HostLine look(HostLine host) throws InterruptedException {
        return host.hop().isPresent() ? look(host, host.hop().get()) : host;
    }

    /** A test that failed counts until the connection is another: one that is open still may be of no use. */
    private HostLine look(HostLine host, Hop hop) throws InterruptedException {
        Link link = ways.link(hop);
        Optional<Tried> last = Optional.ofNullable(tried.get(hop));
        Optional<SshException> broken = last.flatMap(tried -> broken(tried, link));
        if (broken.isPresent()) {
            return host.in(failed(broken.get()), Optional.empty());
        }
        State state = switch (link) {
            case Link.None _ -> new State.NotConnected();
            case Link.Lost(var again) -> new State.Unknown(lost(again));
            case Link.Failed(var fault) -> failed(fault);
            case Link.Open(var connection) -> asked(connection);
        };
        return host.in(state, state instanceof State.Connected ? last.flatMap(ProjectHosts::trial) : Optional.empty());
    }

    @Override
    public List<HostLine> reconnect(List<HostLine> hosts) throws InterruptedException {
        return Together.map(hosts, host -> {
            if (host.hop().isPresent() && host.away()) {
                ways.again(host.hop().get());
            }
            return look(host);
        });
    }

    /** The fault of a failed test, or of what was tried without anybody's asking since, as long as no connection comes about. */
    private static Optional<SshException> broken(Tried last, Link link) {
        if (!(last instanceof Tried.Broken(var fault, var since))) {
            return Optional.empty();
        }
        return link.equals(since) ? Optional.of(fault) : since.lastFault().flatMap(_ -> link.lastFault());
    }

    private static String lost(Optional<SshException> again) {
        return "The connection was lost"
                + again.map(fault -> ", and none comes about since: " + Sentence.of(fault))
                        .orElse(". It is being made again.");
    }

    private static Optional<Trial> trial(Tried last) {
        return last instanceof Tried.Ended(var trial) ? Optional.of(trial) : Optional.empty();
    }

    private State asked(Connection connection) throws InterruptedException {
        try {
            return new State.Connected(connection.details(), connection.latency(patience));
        } catch (SshException lost) {
            return new State.Unknown(Sentence.of(lost));
        }
    }

    private static State failed(SshException fault) {
        return new State.Failed(fault.reason(), Sentence.of(fault), fault.remedy(), fault.changedKey());
    }

    @Override
    public void test(List<HostLine> hosts, Consumer<HostLine> heard) throws InterruptedException {
        Together.map(hosts, host -> {
            HostLine after = host.hop().isPresent() ? tested(host, host.hop().get()) : host;
            heard.accept(after);
            return after;
        });
    }

    private HostLine tested(HostLine host, Hop hop) throws InterruptedException {
        tried.remove(hop);
        try {
            tried.put(hop, new Tried.Ended(ways.trial(hop, SMALL, patience)));
        } catch (SshException fault) {
            tried.put(hop, new Tried.Broken(fault, ways.link(hop)));
        }
        return look(host, hop);
    }

    @Override
    public List<KnownLine> known(HostLine host) throws InterruptedException {
        return host.hop().isPresent() ? ways.known(host.hop().get()) : List.of();
    }

    @Override
    public void forget(HostLine host, List<KnownLine> seen) throws InterruptedException {
        if (host.hop().isPresent()) {
            ways.forget(host.hop().get(), seen);
        }
    }
}
