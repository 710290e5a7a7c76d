package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.time.Duration;
import java.util.List;

/** Hosts as whoever looks after the connections sees them: on which way, in what state, known by which keys. */
public interface Ways {
    /**
     * The hosts that are connected to on the way to an address, as it is now: jump hosts first, the host itself last.
     * Connects to none of them.
     *
     * @throws SshException where the SSH configuration cannot be used
     */
    List<Hop> to(Address address) throws InterruptedException;

    /** How it stands with the connection to a host that {@link #to} gave. Connects to nothing. */
    Link link(Hop hop);

    /**
     * Connects to a host, runs a command there, and asks how long it takes to answer. It connects anew even where a
     * connection is open, which stays untouched; where there was none, or one to a host with another key, this one stays.
     * Who has said no to the host's key before is asked again.
     *
     * @throws SshException if no connection comes about, or it is lost meanwhile
     */
    Trial trial(Hop hop, Command command, Duration deadline) throws InterruptedException;

    /**
     * Connects to a host again whose connection was lost, or that could not be connected to. It does nothing where it is too
     * early for that, from 1 to 60 seconds after the last try; {@link #link} tells what came of it.
     */
    void again(Hop hop) throws InterruptedException;

    /**
     * What the known_hosts files say of a host.
     *
     * @throws SshException where a file cannot be read
     */
    List<KnownLine> known(Hop hop) throws InterruptedException;

    /**
     * Removes what the known_hosts files have for exactly this host: lines for other hosts, patterns, authorities and what
     * is revoked stay, and so does every other byte. An open connection stays open.
     *
     * @param seen what {@link #known} gave, and the person has agreed to
     * @throws SshException where the files say something else by now, or cannot be changed
     */
    void forget(Hop hop, List<KnownLine> seen) throws InterruptedException;
}
