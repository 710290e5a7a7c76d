package dev.slipway.ssh.wire;

import dev.slipway.ssh.Details;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.route.Route;
import dev.slipway.ssh.wire.SshConnections.Haste;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one connection of a host; who asks for it while it is being made shares what comes of that. */
final class Line {
    /** How often a server is asked that turns logins away. */
    private static final int TURNS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Route route;
    private final SshConnections all;
    private final Door door;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<SshConnection> left = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SshConnection connection;
    private volatile Optional<Dialer> dialing = Optional.empty();
    private volatile Optional<Failure> failure = Optional.empty();

    /** @param all knows the jump hosts, and what holds for all connections */
    Line(Route route, SshConnections all, Door door) {
        this.route = route;
        this.all = all;
        this.door = door;
    }

    /** What failed is newer than a connection that is open still. */
    Link link() {
        Optional<SshException> last = failure.map(Failure::fault);
        SshConnection made = connection;
        if (made != null && !made.isOpen()) {
            return new Link.Lost(last);
        }
        if (last.isPresent()) {
            return new Link.Failed(last.get());
        }
        return made == null ? new Link.None() : new Link.Open(made);
    }

    Optional<SshConnection> open() {
        return Optional.ofNullable(connection).filter(SshConnection::isOpen);
    }

    /** The last fault, where it is too early to try again. */
    Optional<SshException> waitsFor(Haste haste) {
        return failure.filter(last -> haste == Haste.PATIENT && last.keepsWaiting(System.nanoTime()))
                .map(Failure::fault);
    }

    SshConnection connection(Haste haste) throws InterruptedException {
        Optional<Failure> known = failure;
        lock.lockInterruptibly();
        try {
            Optional<SshConnection> last = open();
            if (last.isPresent()) {
                return last.get();
            }
            Optional<SshException> fault = failure.equals(known) ? waitsFor(haste) : failure.map(Failure::fault);
            if (fault.isPresent()) {
                throw fault.get();
            }
            return kept(made(haste));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something with a new connection. It stays where there was none, and in place of one to a host that showed another
     * key; else it goes again.
     */
    <T> T anew(SshConnections.Use<T> use) throws InterruptedException {
        return anew(Haste.AT_ONCE, use);
    }

    /** Connects once more where the last try has failed or what came of it was lost, unless it is too early for that. */
    void again() throws InterruptedException {
        boolean broken = switch (link()) {
            case Link.Lost _, Link.Failed _ -> true;
            case Link.None _, Link.Open _ -> false;
        };
        if (broken && waitsFor(Haste.PATIENT).isEmpty()) {
            anew(Haste.PATIENT, _ -> route);
        }
    }

    private <T> T anew(Haste haste, SshConnections.Use<T> use) throws InterruptedException {
        SshConnection made;
        boolean stays;
        lock.lockInterruptibly();
        try {
            made = made(haste);
            Optional<SshConnection> before = open();
            Details.HostKey key = made.details().hostKey();
            stays = before.filter(old -> old.details().hostKey().equals(key)).isEmpty();
            if (stays) {
                kept(made);
                before.ifPresent(this::leave);
            }
        } finally {
            lock.unlock();
        }
        try {
            return use.of(made);
        } finally {
            if (!stays) {
                made.close();
            }
        }
    }

    /** Who uses it goes on with it; after them it is closed. */
    private void leave(SshConnection former) {
        left.add(former);
        Thread.ofVirtual().name("slipway-ssh-left").start(() -> {
            former.closeOnceUnused();
            left.remove(former);
        });
    }

    private SshConnection made(Haste haste) throws InterruptedException {
        try {
            Optional<SshConnection> jump = route.via().isPresent()
                    ? Optional.of(all.line(route.via().get()).connection(haste))
                    : Optional.empty();
            SshConnection made = dial(jump);
            failure = Optional.empty();
            return made;
        } catch (SshException fault) {
            failure = Optional.of(Failure.after(
                    failure, fault, System.nanoTime(), all.settings().random()));
            throw fault;
        }
    }

    private SshConnection kept(SshConnection made) {
        connection = made;
        var _ = made.lost().thenRun(() -> {
            if (connection == made) {
                all.lost(route);
            }
        });
        if (all.closed()) {
            made.close();
            throw new Faults(route).closed();
        }
        return made;
    }

    /** Tries until nobody can clear away what is in the way. */
    private SshConnection dial(Optional<SshConnection> jump) throws InterruptedException {
        while (true) {
            try {
                return knock(jump);
            } catch (SshException refusal) {
                Optional<Dialer> last = dialing;
                if (last.isEmpty() || !all.asking().helps(last.get(), route)) {
                    throw all.closed() ? new Faults(route).closed() : refusal;
                }
            }
        }
    }

    /** Tries again, a few times, where the server has logins enough for the moment. */
    private SshConnection knock(Optional<SshConnection> jump) throws InterruptedException {
        long pause = FIRST_PAUSE.toNanos();
        for (int turn = 1; ; turn++) {
            Door.Place place = door.enter();
            Dialer dialer = new Dialer(route, all.settings(), jump, all.asking(), all.masking());
            dialing = Optional.of(dialer);
            try {
                if (all.closed()) {
                    throw new Faults(route).closed();
                }
                SshConnection made = dialer.connect(place);
                dialing = Optional.empty();
                return made;
            } catch (SshException fault) {
                if (!dialer.turnedAway()) {
                    throw fault;
                }
                if (turn == TURNS) {
                    throw new Faults(route).turnedAway(fault);
                }
                place.turnedAway();
            } finally {
                place.leave();
            }
            Thread.sleep(Duration.ofNanos(all.settings().random().nextLong(pause / 2, pause)));
            pause *= 2;
        }
    }

    /** Cuts a login that is under way. */
    void close() {
        dialing.ifPresent(Dialer::abandon);
        open().ifPresent(SshConnection::close);
        left.forEach(SshConnection::close);
    }
}
