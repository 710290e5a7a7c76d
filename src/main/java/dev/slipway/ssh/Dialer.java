package dev.slipway.ssh;

import dev.slipway.project.Address;
import dev.slipway.ssh.SshException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** Makes one connection: name, TCP, key exchange, host key, login. */
final class Dialer {
    /** TCP, identification, offer of algorithms, key exchange, request for the login, the key's question, its signature. */
    private static final int ROUND_TRIPS = 7;

    private final Address address;
    private final SshSettings settings;
    private final Deadline deadline;
    private final Faults faults;
    private volatile Wire wire;
    private volatile boolean abandoned;

    Dialer(Address address, SshSettings settings) throws IOException {
        this.address = address;
        this.settings = settings;
        this.deadline = Deadline.in(settings.connectDeadline());
        this.faults = new Faults(address);
        this.wire = new Wire();
    }

    SshConnection connect() throws InterruptedException {
        try {
            return deadline.await(this::dial, this::abandon);
        } catch (TimeoutException e) {
            throw faults.connectDeadline(settings.connectDeadline(), e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case SshException fault -> fault;
                case IOException fault -> faults.connecting(fault);
                case null, default -> new IllegalStateException("Connecting to " + faults.who() + " failed", e);
            };
        }
    }

    private void abandon() {
        abandoned = true;
        wire.cut();
    }

    private SshConnection dial() throws IOException {
        reach();
        SSHClient client = new SSHClient(Algorithms.config());
        try {
            shakeHands(client);
            login(client);
            client.getConnection().setTimeoutMs(Integer.MAX_VALUE);
            return new SshConnection(address, client, wire, settings.silence(), ROUND_TRIPS);
        } catch (IOException | RuntimeException e) {
            wire.cut();
            client.close();
            throw e;
        }
    }

    /** Tries the host's addresses in the order of the name service. */
    private void reach() throws IOException {
        IOException last = new IOException("The name " + address.host() + " has no address");
        for (InetAddress candidate : InetAddress.getAllByName(address.host())) {
            wire = new Wire();
            if (abandoned) {
                throw last;
            }
            try {
                int millis = Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos()) + 1);
                wire.connect(new InetSocketAddress(candidate, address.port()), millis);
                return;
            } catch (IOException e) {
                wire.cut();
                last = e;
            }
        }
        throw last;
    }

    private void shakeHands(SSHClient client) throws IOException {
        HostKeyCheck check = new HostKeyCheck(address, KnownHosts.read(settings.knownHosts()));
        client.setSocketFactory(factory(wire));
        client.addHostKeyVerifier(check);
        client.getTransport()
                .setTimeoutMs(Math.toIntExact(settings.connectDeadline().toMillis()));
        try {
            client.connect(address.host(), address.port());
        } catch (IOException e) {
            throw check.refusal().orElseGet(() -> faults.handshake(e));
        }
    }

    private void login(SSHClient client) throws IOException {
        Identities identities = Identities.load(client, settings.identities());
        List<AuthMethod> methods = identities.keys().stream()
                .<AuthMethod>map(identity -> new AuthPublickey(identity.key()))
                .toList();
        try {
            client.auth(address.user(), methods);
        } catch (SSHException e) {
            throw refused(client, identities, e);
        }
    }

    private SshException refused(SSHClient client, Identities identities, SSHException cause) {
        String tried =
                identities.keys().stream().map(Identities.Identity::toString).collect(Collectors.joining(", "));
        String accepted = String.join(", ", client.getUserAuth().getAllowedMethods());
        String sentence = faults.who() + " refuses the login of " + address.user() + ": "
                + (tried.isEmpty() ? "there is no key to try" : "tried " + tried)
                + (identities.unusable().isEmpty() ? "" : "; " + String.join("; ", identities.unusable()))
                + (accepted.isEmpty() ? "" : "; the server accepts " + accepted);
        return faults.fault(Reason.LOGIN_REFUSED, sentence, cause)
                .remedy("Put the public key into ~" + address.user() + "/.ssh/authorized_keys on the host,"
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
