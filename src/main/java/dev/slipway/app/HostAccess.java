package dev.slipway.app;

import dev.slipway.ssh.KnownLine;
import java.util.List;
import java.util.function.Consumer;

/** Looks after the connections to the hosts of a project. Methods block; interruption cancels. */
public interface HostAccess {
    /**
     * Every host of every environment, and behind them the jump hosts on their ways. The ways are looked up anew; hosts that
     * are connected are asked how quickly they answer; nothing is connected for it.
     */
    List<HostLine> hosts() throws InterruptedException;

    /** The same hosts as they are now, without looking up their ways. */
    List<HostLine> look(List<HostLine> hosts) throws InterruptedException;

    /** Connects again to those of these hosts that were lost or not reached, where it is time for that; all as they are then. */
    List<HostLine> reconnect(List<HostLine> hosts) throws InterruptedException;

    /**
     * Connects to these hosts anew and runs a small command on each, all at once.
     *
     * @param tried hears of each as soon as it is known how it went, on any thread
     */
    void test(List<HostLine> hosts, Consumer<HostLine> tried) throws InterruptedException;

    /**
     * What the known_hosts files say of a host.
     *
     * @throws dev.slipway.ssh.SshException where they cannot be read
     */
    List<KnownLine> known(HostLine host) throws InterruptedException;

    /**
     * Removes the lines that stand for exactly this host.
     *
     * @param seen what {@link #known} gave, and the person has agreed to
     * @throws dev.slipway.ssh.SshException where the files say something else by now, or cannot be changed
     */
    void forget(HostLine host, List<KnownLine> seen) throws InterruptedException;
}
