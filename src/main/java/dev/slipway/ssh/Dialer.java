package dev.slipway.ssh;

import dev.slipway.ssh.SshException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.userauth.method.AuthMethod;

/** Makes one connection: name, TCP, key exchange, host key, login. */
final class Dialer {
    /** TCP, identification, offer of algorithms, key exchange, request for the login, the key's question, its signature. */
    private static final int ROUND_TRIPS = 7;

    private final Route route;
    private final SshSettings settings;
    private final Optional<SshConnection> gate;
    private final Deadline deadline;
    private final Faults faults;
    private volatile Wire wire;
    private volatile Optional<Agent> agent = Optional.empty();
    private volatile boolean abandoned;
    private volatile Optional<SshKey> unknown = Optional.empty();
    /** Whether the host has shown a key that counts. */
    private volatile boolean trusted;

    /** @param gate the connection to the jump host, where the route has one */
    Dialer(Route route, SshSettings settings, Optional<SshConnection> gate) throws IOException {
        this.route = route;
        this.settings = settings;
        this.gate = gate;
        this.deadline = Deadline.in(settings.connectDeadline());
        this.faults = new Faults(route);
        this.wire = new Wire();
    }

    SshConnection connect() throws InterruptedException {
        try {
            return deadline.await(this::dial, this::abandon);
        } catch (TimeoutException e) {
            Optional<String> asked = agent.flatMap(Agent::asked);
            throw asked.isPresent()
                    ? faults.agentDeadline(settings.connectDeadline(), asked.get(), e)
                    : faults.connectDeadline(settings.connectDeadline(), e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case SshException fault -> fault;
                case IOException fault -> faults.connecting(fault);
                case null, default -> new IllegalStateException("Connecting to " + faults.who() + " failed", e);
            };
        }
    }

    /** The key that the host has shown, where it was refused because no file holds any for it. */
    Optional<SshKey> unknown() {
        return unknown;
    }

    private void abandon() {
        abandoned = true;
        wire.cut();
        closeAgent();
    }

    private SshConnection dial() throws IOException {
        HostKeyCheck check = HostKeyCheck.of(route);
        try {
            return dial(check);
        } catch (SshException fault) {
            Optional<HostKeyCheck> plain = trusted ? Optional.empty() : check.withoutCertificate(fault);
            if (plain.isEmpty()) {
                throw fault;
            }
            return dial(plain.get());
        }
    }

    private SshConnection dial(HostKeyCheck check) throws IOException {
        reach();
        SSHClient client = new SSHClient(Algorithms.config(check.certificates()));
        try {
            shakeHands(client, check);
            trusted = true;
            login(client);
            client.getConnection().setTimeoutMs(Integer.MAX_VALUE);
            return new SshConnection(route, client, wire, settings.silence(), ROUND_TRIPS);
        } catch (IOException | RuntimeException e) {
            wire.cut();
            client.close();
            throw e;
        }
    }

    private void reach() throws IOException {
        if (gate.isPresent()) {
            through(gate.get());
        } else {
            reachFromHere();
        }
    }

    private void through(SshConnection jump) throws IOException {
        try {
            wire = new Wire(jump.tunnel(route.host(), route.port()));
        } catch (OpenFailException e) {
            throw faults.unreachableThrough(e);
        }
        if (abandoned) {
            wire.cut();
        }
    }

    /** Tries the host's addresses in the order of the name service. */
    private void reachFromHere() throws IOException {
        IOException last = new IOException("The name " + route.host() + " has no address");
        for (InetAddress candidate : InetAddress.getAllByName(route.host())) {
            wire = new Wire();
            if (abandoned) {
                throw last;
            }
            try {
                int millis = Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos()) + 1);
                wire.connect(new InetSocketAddress(candidate, route.port()), millis);
                return;
            } catch (IOException e) {
                wire.cut();
                last = e;
            }
        }
        throw last;
    }

    private void shakeHands(SSHClient client, HostKeyCheck check) throws IOException {
        client.setSocketFactory(factory(wire));
        client.addHostKeyVerifier(check);
        client.getTransport()
                .setTimeoutMs(Math.toIntExact(settings.connectDeadline().toMillis()));
        try {
            client.connect(route.hostKeys().alias().orElse(route.host()), route.port());
        } catch (IOException e) {
            unknown = check.unknown();
            throw check.refusal().orElseGet(() -> faults.handshake(e));
        }
    }

    private void login(SSHClient client) throws IOException {
        Offers offers = offers(client);
        List<AuthMethod> methods =
                offers.list().stream().map(Offers.Offer::method).toList();
        try {
            client.auth(route.login().user(), methods);
        } catch (SSHException e) {
            throw refused(client, offers, e);
        } finally {
            closeAgent();
        }
    }

    private Offers offers(SSHClient client) {
        try {
            if (route.login().agent().isPresent()) {
                agent = Optional.of(Agent.at(route.login().agent().get()));
            }
            return Offers.of(client, route.login(), agent);
        } catch (IOException e) {
            Offers offers = Offers.of(client, route.login(), Optional.empty());
            offers.agentFailed(e);
            return offers;
        }
    }

    private void closeAgent() {
        try {
            if (agent.isPresent()) {
                agent.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The talk with the SSH agent could not be ended", e);
        }
    }

    private SshException refused(SSHClient client, Offers offers, SSHException cause) {
        String tried = offers.list().stream().map(Offers.Offer::toString).collect(Collectors.joining(", "));
        String accepted = String.join(", ", client.getUserAuth().getAllowedMethods());
        String sentence =
                faults.who() + " refuses the login of " + route.login().user() + ": "
                        + (tried.isEmpty() ? "there is no key to try" : "tried " + tried)
                        + (offers.unusable().isEmpty() ? "" : "; " + String.join("; ", offers.unusable()))
                        + (accepted.isEmpty() ? "" : "; the server accepts " + accepted);
        return faults.fault(Reason.LOGIN_REFUSED, sentence, cause)
                .remedy("Put the public key into ~" + route.login().user() + "/.ssh/authorized_keys on the host,"
                        + " for example with ssh-copy-id, and look at the log of its sshd.");
    }

    private static SocketFactory factory(Wire wire) {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return wire;
            }

            @Override
            public Socket createSocket(String host, int port) {
                return wire;
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) {
                return wire;
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                return wire;
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
                return wire;
            }
        };
    }
}
