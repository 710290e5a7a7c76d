package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Channel;
import dev.slipway.ssh.ChannelLimits;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.HttpFailure;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.OutputListener;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * An open connection. Callers' threads never touch the wire: an interrupted one would close it under all others. Every
 * exchange runs on a virtual thread that is ended by ending its channel.
 */
final class SshConnection implements Connection {
    /** OpenSSH allows 10 sessions, but counts a closed one a little longer than we do; 4 were never refused. */
    private static final int CHANNELS = 4;

    /** Commands whose callers keep them, so that these do not hold up the others: with the spare one 9 sessions. */
    private static final int KEPT_COMMANDS = 4;

    private static final String SIGN_OF_LIFE = "keepalive@openssh.com";
    private static final int QUESTIONS_IN_A_SILENCE = 5;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Route route;
    private final SSHClient client;
    private final Wire wire;
    private final SshSettings settings;
    private final Faults faults;
    private final Masking masking;
    private final AtomicLong roundTrips;
    private final Details details;
    private final Duration connecting;
    private final Sessions sessions;
    private final Set<DirectChannel> carried = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stubborn = new AtomicInteger();
    private final Semaphore channels = new Semaphore(CHANNELS, true);
    private final Semaphore keptCommands = new Semaphore(KEPT_COMMANDS, true);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    SshConnection(
            Route route,
            SSHClient client,
            Wire wire,
            SshSettings settings,
            long roundTrips,
            Details details,
            Duration connecting,
            Masking masking) {
        this.masking = masking;
        this.route = route;
        this.client = client;
        this.wire = wire;
        this.settings = settings;
        this.faults = new Faults(route);
        this.roundTrips = new AtomicLong(roundTrips);
        this.details = details;
        this.connecting = connecting;
        this.sessions = new Sessions(client.getConnection(), this.roundTrips, this::nothingElseRuns);
        inTime("slipway-ssh-watch", this::watch);
    }

    @Override
    public Address address() {
        return route.address();
    }

    /** Is done when the connection was lost, and never when it was closed. */
    CompletableFuture<Void> lost() {
        return lost;
    }

    boolean isOpen() {
        return client.isConnected() && !wire.isClosed();
    }

    @Override
    public Outcome run(Command command, Duration deadline) throws InterruptedException {
        return run(
                command, InputStream.nullInputStream(), (stream, line) -> {}, StreamCapture.Kept.AS_WRITTEN, deadline);
    }

    @Override
    public Outcome run(Command command, InputStream input, OutputListener output, Duration deadline)
            throws InterruptedException {
        return run(command, input, output, StreamCapture.Kept.MASKED, deadline);
    }

    private Outcome run(
            Command command, InputStream input, OutputListener output, StreamCapture.Kept kept, Duration deadline)
            throws InterruptedException {
        String doing = "running " + command.summary();
        Deadline limit = Deadline.in(deadline);
        RemoteRun run = new RemoteRun(sessions, roundTrips, command, input, output, limit, masking, kept);
        try {
            return exchange(run, limit, doing);
        } catch (TimeoutException e) {
            throw run.inputFault()
                    .map(fault -> broken(doing, fault))
                    .orElseGet(() -> faults.deadline(doing, deadline, e));
        } catch (HttpFailure e) {
            throw new IllegalStateException("A command asks no HTTP address", e);
        }
    }

    private boolean nothingElseRuns() {
        return channels.availablePermits() + keptCommands.availablePermits() >= CHANNELS + KEPT_COMMANDS - 1;
    }

    @Override
    public HttpAnswer get(URI uri, Duration deadline) throws InterruptedException, HttpFailure {
        try {
            Exchange<HttpAnswer> get = TunnelledGet.of(client.getConnection(), roundTrips, uri);
            return exchange(get, Deadline.in(deadline), "asking " + uri);
        } catch (TimeoutException e) {
            throw new HttpFailure(uri + " gave no whole answer within " + Faults.inWords(deadline), e);
        }
    }

    @Override
    public Channel open(Command command, Map<String, String> environment, ChannelLimits limits)
            throws InterruptedException {
        String doing = "running " + command.summary();
        requireOpen(doing);
        Deadline deadline = Deadline.in(limits.opening());
        if (!deadline.acquire(keptCommands)) {
            throw faults.deadline(
                    doing, limits.opening(), new TimeoutException("All " + KEPT_COMMANDS + " channels were busy"));
        }
        Opening opening = Opening.session(sessions, roundTrips, command, environment);
        return open(opening, deadline, doing, limits, keptCommands::release);
    }

    @Override
    public Channel socket(String path, ChannelLimits limits) throws InterruptedException {
        String doing = "using its socket " + path;
        requireOpen(doing);
        Opening opening = Opening.socket(client.getConnection(), roundTrips, path, this::carries);
        return open(opening, Deadline.in(limits.opening()), doing, limits, () -> {});
    }

    /** @param whenEnded done when the channel is gone, or did not come about */
    private Channel open(Opening opening, Deadline deadline, String doing, ChannelLimits limits, Runnable whenEnded)
            throws InterruptedException {
        boolean open = false;
        try {
            LastingChannel channel = deadline.await(opening::call, opening::abandon, this::isOpen);
            open = true;
            return new RemoteChannel(channel, faults, doing, limits, whenEnded).start();
        } catch (TimeoutException e) {
            throw faults.deadline(doing, limits.opening(), e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case OpenFailException refusal -> faults.channelRefused(doing, refusal, stubborn.get());
                case IOException fault -> faults.lost(doing, fault);
                case null, default -> new IllegalStateException("A fault while " + doing + " on " + faults.who(), e);
            };
        } finally {
            if (!open) {
                whenEnded.run();
            }
        }
    }

    /** A channel to where another host listens, for as long as both want it: no exchange, and none of the channels. */
    TunnelChannel tunnel(String host, int port) throws IOException {
        roundTrips.incrementAndGet();
        TunnelChannel tunnel = new TunnelChannel(client.getConnection(), host, port);
        tunnel.open();
        return carries(tunnel);
    }

    private void requireOpen(String doing) {
        if (!isOpen()) {
            throw faults.lost(doing, new IOException("it is closed"));
        }
    }

    private <T> T exchange(Exchange<T> exchange, Deadline deadline, String doing)
            throws InterruptedException, TimeoutException, HttpFailure {
        requireOpen(doing);
        if (!deadline.acquire(channels)) {
            throw new TimeoutException("All " + CHANNELS + " channels were busy");
        }
        Place place = new Place();
        try {
            return deadline.await(
                    () -> {
                        try {
                            return exchange.call();
                        } finally {
                            place.ended();
                        }
                    },
                    () -> {
                        try {
                            exchange.abandon();
                        } finally {
                            place.givenUp();
                        }
                    },
                    this::isOpen);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case HttpFailure failure -> throw failure;
                case OpenFailException refusal ->
                    throw exchange instanceof TunnelledGet
                            ? faults.forwardingForbidden(doing, refusal)
                            : faults.channelRefused(doing, refusal, stubborn.get());
                case IOException fault -> throw broken(doing, fault);
                case null, default ->
                    throw new IllegalStateException("A fault while " + doing + " on " + faults.who(), e);
            }
        }
    }

    /** One of the channels, in use. What is given up makes way for others, though the host may not end it for long. */
    private final class Place {
        private boolean left;
        private boolean over;

        synchronized void ended() {
            over = true;
            if (left) {
                stubborn.decrementAndGet();
            } else {
                left = true;
                channels.release();
            }
        }

        synchronized void givenUp() {
            if (!over) {
                left = true;
                stubborn.incrementAndGet();
                channels.release();
            }
        }
    }

    private RuntimeException broken(String doing, IOException fault) {
        return switch (fault) {
            case RemoteRun.Unread unread -> new UncheckedIOException(unread.getMessage(), unread);
            case Outlet.Stalled stalled -> faults.stalled(doing, settings.idle(), stalled);
            default -> faults.lost(doing, fault);
        };
    }

    @Override
    public Traffic traffic() {
        return new Traffic(wire.sent(), wire.received(), roundTrips.get());
    }

    /** How long it took from reaching for the host to the login, without what a person took. */
    Duration connecting() {
        return connecting;
    }

    @Override
    public Details details() {
        return details;
    }

    @Override
    public Duration latency(Duration deadline) throws InterruptedException {
        String doing = "asking how long it takes to answer";
        try {
            return Deadline.in(deadline).await(() -> answered(deadline), () -> {}, this::isOpen);
        } catch (TimeoutException e) {
            throw faults.deadline(doing, deadline, e);
        } catch (ExecutionException e) {
            throw faults.lost(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    /** A no is an answer too: OpenSSH's server says it to every question of this kind. */
    private Duration answered(Duration deadline) throws IOException {
        long start = System.nanoTime();
        roundTrips.incrementAndGet();
        Promise<SSHPacket, ConnectionException> answer =
                client.getConnection().sendGlobalRequest(SIGN_OF_LIFE, true, new byte[0]);
        try {
            answer.tryRetrieve(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ConnectionException no) {
            if (!isOpen()) {
                throw no;
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Asks the host for a sign of life and cuts the wire to one that leaves a question unanswered. */
    private void watch() {
        watchUntilItIsOver();
        if (ended.getCount() > 0) {
            lost.complete(null);
        }
    }

    private void watchUntilItIsOver() {
        Duration silence = settings.silence();
        long asked = wire.lastHeard();
        try {
            while (!ended.await(silence.toNanos() / QUESTIONS_IN_A_SILENCE, TimeUnit.NANOSECONDS) && isOpen()) {
                long now = System.nanoTime();
                if (wire.lastHeard() - asked >= 0) {
                    asked = now;
                    inTime("slipway-ssh-ask", this::ask);
                } else if (now - asked > silence.toNanos()) {
                    wire.cut();
                }
            }
        } catch (InterruptedException e) {
            wire.cut();
        }
    }

    /** On a thread of its own: it blocks where the wire is full, and the watch must not. */
    private void ask() {
        try {
            client.getConnection().sendGlobalRequest(SIGN_OF_LIFE, true, new byte[0]);
        } catch (IOException e) {
            wire.cut();
        }
    }

    /** On a platform thread: virtual ones wait while others compute, and a host would be taken for lost meanwhile. */
    private static void inTime(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    void close() {
        ended.countDown();
        try {
            Deadline.in(FAREWELL).await(this::leave, wire::cut);
        } catch (TimeoutException | ExecutionException e) {
            wire.cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing runs over it, no connection to a host behind it either, and closes it. */
    void closeOnceUnused() {
        carried.forEach(SshConnection::awaitEnd);
        channels.acquireUninterruptibly(CHANNELS);
        keptCommands.acquireUninterruptibly(KEPT_COMMANDS);
        close();
        channels.release(CHANNELS);
        keptCommands.release(KEPT_COMMANDS);
    }

    private static void awaitEnd(DirectChannel channel) {
        try {
            channel.join();
        } catch (ConnectionException e) {
            // It has ended with the connection.
        }
    }

    /** Keeps track of a channel that stands for itself, and counts among no others. */
    private <C extends DirectChannel> C carries(C channel) {
        carried.removeIf(former -> !former.isOpen());
        carried.add(channel);
        return channel;
    }

    private boolean leave() throws IOException {
        client.disconnect();
        return true;
    }
}
