package dev.slipway.ssh.wire;

import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.known.HostKeyCheck;
import dev.slipway.ssh.login.Agent;
import dev.slipway.ssh.login.Login;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.userauth.UserAuthException;

/** Makes one connection: name, TCP, key exchange, host key, login. */
final class Dialer {
    /** TCP, identification, offer of algorithms, key exchange, request for the login, the key's question, its signature. */
    private static final int ROUND_TRIPS = 7;

    /** How long sshd waits for a login (sshd_config(5), LoginGraceTime). */
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** A host that did not take the connection in this time keeps no place at the door from others. */
    private static final Duration KNOCKING = Duration.ofSeconds(1);

    /** An agent that has not signed in this time waits for a person. */
    private static final Duration TOLD = Duration.ofSeconds(2);

    private final Route route;
    private final SshSettings settings;
    private final Optional<SshConnection> jump;
    private final Asking asking;
    private final Masking masking;
    private final Deadline deadline;
    private final Faults faults;
    private final Minutes minutes = new Minutes();
    private volatile Optional<Wire> wire = Optional.empty();
    private volatile Optional<ProxyProcess> proxy = Optional.empty();
    private volatile Optional<Agent> agent = Optional.empty();
    private volatile boolean abandoned;
    private volatile boolean reached;
    private volatile boolean turnedAway;
    private volatile boolean signing;
    private final AtomicInteger signatures = new AtomicInteger();
    private volatile Optional<SshKey> unknown = Optional.empty();
    private volatile Optional<Path> locked = Optional.empty();
    private volatile Optional<Door.Place> door = Optional.empty();
    private volatile Optional<FutureTask<Optional<List<Secret>>>> question = Optional.empty();

    /** @param jump the connection to the jump host, where the route has one */
    Dialer(Route route, SshSettings settings, Optional<SshConnection> jump, Asking asking, Masking masking) {
        this.masking = masking;
        this.route = route;
        this.settings = settings;
        this.jump = jump;
        this.asking = asking;
        this.deadline = Deadline.in(settings.connectDeadline());
        this.faults = new Faults(route);
    }

    SshConnection connect(Door.Place place) throws InterruptedException {
        door = Optional.of(place);
        CompletableFuture.delayedExecutor(KNOCKING.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    if (!reached) {
                        place.leave();
                    }
                });
        try {
            return deadline.await(this::dial, this::abandon);
        } catch (TimeoutException e) {
            Optional<String> asked = agent.flatMap(Agent::asked);
            throw asked.isPresent()
                    ? faults.agentDeadline(signing ? settings.person() : settings.connectDeadline(), asked.get(), e)
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

    /** The key file whose passphrase was missing, where the login ended for that. */
    Optional<Path> locked() {
        return locked;
    }

    /** Whether the server took the connection and ended it without a word, as one does that has logins enough. */
    boolean turnedAway() {
        return turnedAway;
    }

    /** Makes {@link #connect} end. */
    void abandon() {
        abandoned = true;
        question.ifPresent(asked -> asked.cancel(true));
        cut();
        closeAgent();
    }

    private SshConnection dial() throws IOException {
        HostKeyCheck check = hostKeyCheck();
        reach();
        reached = true;
        SSHClient client = new SSHClient(Algorithms.config());
        try {
            shakeHands(client, check);
            Details.Login login = login(client);
            client.getConnection().setTimeoutMs(Math.toIntExact(settings.idle().toMillis()));
            Details details = minutes.details(login, client.getTransport().getServerVersion(), check, wire().offered());
            return new SshConnection(route, client, wire(), settings, ROUND_TRIPS, details, deadline.used(), masking);
        } catch (IOException | RuntimeException e) {
            cut();
            try {
                client.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private HostKeyCheck hostKeyCheck() {
        try {
            return new HostKeyCheck(route);
        } catch (IOException e) {
            throw faults.configuration(e);
        }
    }

    private void cut() {
        wire.ifPresent(Wire::cut);
    }

    private Wire wire() {
        return wire.orElseThrow(() -> new IllegalStateException("The host was not reached yet"));
    }

    private void reach() throws IOException {
        if (jump.isPresent()) {
            through(jump.get());
        } else if (route.proxy().isPresent()) {
            by(route.proxy().get());
        } else {
            reachFromHere();
        }
    }

    private void by(String command) throws IOException {
        ProxyProcess started = ProxyProcess.start(command);
        proxy = Optional.of(started);
        wire = Optional.of(new Wire(started));
        if (abandoned) {
            cut();
        }
    }

    private void through(SshConnection jump) throws IOException {
        try {
            wire = Optional.of(new Wire(new Tunnel(jump.tunnel(route.host(), route.port()))));
        } catch (OpenFailException e) {
            throw faults.unreachableThrough(e);
        }
        if (abandoned) {
            cut();
        }
    }

    /** Tries the host's addresses in the order of the name service; each has its share of the time that is left. */
    private void reachFromHere() throws IOException {
        IOException last = new IOException("The name " + route.host() + " has no address");
        InetAddress[] candidates = InetAddress.getAllByName(route.host());
        for (int i = 0; i < candidates.length; i++) {
            Wire next = new Wire();
            wire = Optional.of(next);
            try {
                if (abandoned) {
                    throw last;
                }
                long share = deadline.remainingNanos() / (candidates.length - i);
                int millis = Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(share) + 1);
                next.connect(new InetSocketAddress(candidates[i], route.port()), millis);
                return;
            } catch (IOException e) {
                next.cut();
                last = e;
            }
        }
        throw last;
    }

    private void shakeHands(SSHClient client, HostKeyCheck check) throws IOException {
        client.setSocketFactory(factory(wire()));
        client.addHostKeyVerifier(check);
        client.addAlgorithmsVerifier(minutes);
        client.getTransport().setTimeoutMs(Integer.MAX_VALUE); // the deadline cuts it, which knows of the person
        try {
            client.connect(route.hostKeys().alias().orElse(route.host()), route.port());
        } catch (IOException e) {
            unknown = check.unknown();
            Optional<SshException> refusal = check.refusal();
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            boolean silent = !abandoned && wire().greetingBrokeOff();
            Optional<String> failed = silent ? proxy.flatMap(ProxyProcess::failed) : Optional.empty();
            if (failed.isPresent()) {
                throw faults.proxy(failed.get(), e);
            }
            turnedAway = silent;
            throw faults.handshake(e, wire().offered());
        }
    }

    private Details.Login login(SSHClient client) throws IOException {
        Login login = prepared(client);
        try {
            return login.run();
        } catch (UserAuthException e) {
            locked = login.wanted();
            throw refused(login, e);
        } catch (SSHException e) {
            throw faults.lostInLogin(e);
        } finally {
            closeAgent();
        }
    }

    private Login prepared(SSHClient client) {
        try {
            if (route.login().agent().isPresent()) {
                agent = Optional.of(Agent.at(route.login().agent().get(), new Signer()));
            }
            if (abandoned) {
                closeAgent();
            }
            return Login.of(client, route, asking.keys(), agent, this::ask);
        } catch (IOException e) {
            return Login.withoutAgent(client, route, asking.keys(), e, this::ask);
        }
    }

    /** The time that a person takes is not the host's. It has an end of its own, for no server waits for ever. */
    private Optional<List<Secret>> ask(ServerQuestion what) {
        AtomicBoolean shown = new AtomicBoolean();
        FutureTask<Optional<List<Secret>>> asked =
                new FutureTask<>(() -> asking.answers(route, what, () -> shown.set(true)));
        question = Optional.of(asked);
        if (abandoned) {
            return Optional.empty();
        }
        door.ifPresent(Door.Place::leave);
        deadline.pause(ANSWER.multipliedBy(2)); // the question ends first, and says so
        try {
            Thread.ofVirtual().name("slipway-ssh-question").start(asked);
            return asked.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            if (shown.get()) {
                asking.decline(route);
            }
            return Optional.empty();
        } catch (CancellationException | InterruptedException e) {
            asked.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The question of " + faults.who() + " failed", e);
        } finally {
            deadline.resume();
        }
    }

    /** Gives the person time of their own. */
    private final class Signer implements Agent.Person {
        @Override
        public void awaited() {
            signing = true;
            int own = signatures.incrementAndGet();
            door.ifPresent(Door.Place::leave);
            deadline.pause(settings.person());
            CompletableFuture.delayedExecutor(TOLD.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> agent.flatMap(Agent::asked)
                            .filter(_ -> signing && !abandoned && signatures.get() == own)
                            .ifPresent(what -> asking.agentWaits(route, what)));
        }

        @Override
        public void acted() {
            deadline.resume();
            if (!abandoned) {
                signing = false; // else what was waited for to the end is told
            }
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

    private SshException refused(Login login, SSHException cause) {
        String sentence =
                faults.who() + " refuses the login of " + route.login().user() + ": " + login.account();
        if (login.withheld()) {
            return faults.fault(Reason.LOGIN_REFUSED, sentence, cause)
                    .remedy(
                            "Give the passphrase when you are asked: test the host in Settings, Hosts and keys, or run the"
                                    + " command again. Nobody is asked for that of a key that ssh-add has given to an SSH agent, or"
                                    + " that `slipway secret remember` keeps in the vault, which SLIPWAY_PASSPHRASE_FILE opens where"
                                    + " nobody can answer.");
        }
        if (login.unanswered()) {
            return faults.fault(Reason.LOGIN_REFUSED, sentence, cause)
                    .remedy("Give it when you are asked: test the host in Settings, Hosts and keys, or run the command"
                            + " again.");
        }
        if (!route.login().byKeys()) {
            return faults.fault(Reason.LOGIN_REFUSED, sentence, cause)
                    .remedy(
                            "Let keys log in: PubkeyAuthentication and PreferredAuthentications in ~/.ssh/config say for which"
                                    + " hosts they do; `ssh -G " + route.name() + "` prints what counts for this one.");
        }
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
