package dev.slipway.ssh.wire;

import dev.slipway.ssh.Offered;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** Says in one sentence, with a remedy, what went wrong with one host. */
record Faults(Route route) {
    private static final String NO_SETTLEMENT = "Unable to reach a settlement of ";

    /** Why no connection came about. */
    SshException connecting(IOException cause) {
        return switch (cause) {
            case UnknownHostException e ->
                fault(Reason.UNREACHABLE, "The name " + route.host() + " is not known to the name service", e)
                        .remedy("Check the address in slipway.yaml, the SSH configuration and the network.");
            case SocketTimeoutException e ->
                fault(Reason.UNREACHABLE, who() + " does not answer", e)
                        .remedy("Check that the host is up and that no firewall drops the connection.");
            case NoRouteToHostException e ->
                fault(Reason.UNREACHABLE, "There is no way to " + who() + " from here", e)
                        .remedy("Check that the host is up, and the network or VPN.");
            case ConnectException e ->
                fault(Reason.UNREACHABLE, who() + " refuses the connection", e)
                        .remedy("Check that sshd runs there and listens on this port.");
            default -> handshake(cause, Optional.empty());
        };
    }

    /** @param offered by the server, where it came so far */
    SshException handshake(IOException cause, Optional<Offered> offered) {
        String message = String.valueOf(cause.getMessage());
        List<Algorithms.Gap> gaps = offered.map(Algorithms::gaps).orElse(List.of());
        if (message.startsWith(NO_SETTLEMENT) && !gaps.isEmpty()) {
            return fault(
                            Reason.NO_COMMON_ALGORITHM,
                            who() + " offers nothing that Slipway uses: "
                                    + gaps.stream()
                                            .map(Algorithms.Gap::toString)
                                            .collect(Collectors.joining("; ")),
                            cause)
                    .remedy("Let its configuration allow a modern one, and update the server where it has none: "
                            + gaps.stream().map(Algorithms.Gap::remedy).collect(Collectors.joining("; ")) + ".");
        }
        return fault(Reason.UNREACHABLE, "No SSH connection to " + who() + " came about: " + message, cause)
                .remedy("Check that an SSH server listens on this port, and its log.");
    }

    /** It ended the connection before it said a word of SSH. */
    SshException turnedAway(SshException last) {
        return fault(
                        Reason.UNREACHABLE,
                        who() + " takes the connection and ends it at once: "
                                + Optional.<Throwable>ofNullable(last.getCause())
                                        .orElse(last)
                                        .getMessage(),
                        last)
                .remedy("Check that an SSH server listens on this port, its log, and MaxStartups and PerSourcePenalties"
                        + " in its sshd_config.");
    }

    /** The command that carries the connection failed. */
    SshException proxy(String how, IOException cause) {
        return fault(Reason.UNREACHABLE, "The ProxyCommand for " + who() + " " + how, cause)
                .remedy("Run `ssh " + route.name() + "` to see whether it works there, and look at ProxyCommand in"
                        + " ~/.ssh/config.");
    }

    /** The jump host did not open a channel to it. */
    SshException unreachableThrough(OpenFailException refusal) {
        String jump = route.via().map(Route::who).orElse("The jump host");
        return fault(Reason.UNREACHABLE, jump + " cannot reach " + who() + ": " + refusal.getMessage(), refusal)
                .remedy("Check the name from there, that sshd runs on the host, and that the jump host's sshd_config"
                        + " allows it: AllowTcpForwarding, PermitOpen.");
    }

    /** The connection broke off while something ran. */
    SshException lost(String doing, Throwable cause) {
        return fault(
                        Reason.LOST,
                        "The connection to " + who() + " was lost while " + doing + ": " + cause.getMessage(),
                        cause)
                .remedy("What ran there may have ended or not: look at the host before doing it again.");
    }

    /** The command is alive, and reads nothing. */
    SshException stalled(String doing, Duration idle, Throwable cause) {
        return fault(
                        Reason.DEADLINE,
                        who() + " took nothing of the input for " + inWords(idle) + " while " + doing,
                        cause)
                .remedy("Look at the disk of the host and at what the command waits for.");
    }

    /** Slipway itself has ended it. */
    SshException closed() {
        return new SshException(
                route.address(),
                Reason.LOST,
                "There is no connection to " + who() + ": Slipway has closed its connections.",
                "Open the project again.");
    }

    /** A jump host could not be used. */
    SshException onTheWay(SshException fault) {
        return new SshException(
                fault.host(),
                fault.reason(),
                "On the way to " + route.name() + ": " + fault.getMessage(),
                fault.remedy(),
                fault);
    }

    /** A wait took longer than its caller allowed. */
    SshException deadline(String doing, Duration limit, Throwable cause) {
        return fault(Reason.DEADLINE, who() + " did not finish within " + inWords(limit) + ": " + doing, cause)
                .remedy("Look at the load of the host and at what the command waits for, or allow it more time.");
    }

    SshException forwardingForbidden(String doing, OpenFailException refusal) {
        return fault(Reason.FORWARDING_FORBIDDEN, who() + " forbids the forwarding that " + doing + " takes", refusal)
                .remedy("Allow it for this account: AllowTcpForwarding local, and PermitOpen, in its sshd_config.");
    }

    /**
     * The server opens no session, or, without saying which, forbids or cannot reach a socket.
     *
     * @param stubborn how many commands were given up and have not ended there
     */
    SshException channelRefused(String doing, OpenFailException refusal, int stubborn) {
        boolean session = refusal.getChannelType().equals("session");
        if (session && stubborn > 0) {
            return fault(
                            Reason.CHANNEL_REFUSED,
                            who() + " refuses a channel for " + doing + ": "
                                    + (stubborn == 1 ? "a command" : stubborn + " commands")
                                    + " that did not end in time still "
                                    + (stubborn == 1 ? "runs there" : "run there"),
                            refusal)
                    .remedy("Look at the host for what they wait for, and end them.");
        }
        String remedy = session
                ? "Allow at least 10 sessions a connection: MaxSessions in its sshd_config."
                : "Check that the socket is there and that this account may use it, and AllowStreamLocalForwarding in"
                        + " its sshd_config.";
        return fault(
                        Reason.CHANNEL_REFUSED,
                        who() + " refuses a channel for " + doing + ": " + refusal.getMessage(),
                        refusal)
                .remedy(remedy);
    }

    /** Nothing came and nothing could be sent for longer than the caller allowed. */
    SshException silent(String doing, Duration limit, Throwable cause) {
        return fault(Reason.DEADLINE, who() + " has been silent for " + inWords(limit) + ": " + doing, cause)
                .remedy("Look at the load of the host and at what it waits for, or allow it more time.");
    }

    SshException connectDeadline(Duration limit, Throwable cause) {
        return fault(Reason.DEADLINE, "Connecting to " + who() + " took longer than " + inWords(limit), cause)
                .remedy("Check that the host is up and not overloaded, and the network.");
    }

    /** What the person or the machine is set up with cannot be used. */
    SshException configuration(IOException cause) {
        return fault(Reason.CONFIGURATION, "No key of " + who() + " can be known: " + cause.getMessage(), cause)
                .remedy("Correct what ~/.ssh/config or the system's own names.");
    }

    /** A key that was accepted is not kept. */
    SshException unwritable(Path file, IOException cause) {
        return fault(
                        Reason.CONFIGURATION,
                        "The key of " + who() + " was accepted, but " + file + " cannot be written",
                        cause)
                .remedy("Make the file writable, or name another UserKnownHostsFile in ~/.ssh/config.");
    }

    /** A key file that was there a moment ago is none any more. */
    SshException unreadable(Path file, IOException cause) {
        return fault(
                        Reason.CONFIGURATION,
                        "The key " + file + " for " + who() + " cannot be read: " + cause.getMessage(),
                        cause)
                .remedy("Look at the file with `ssh-keygen -y -f " + file + "`.");
    }

    /** The connection ended while keys were tried, which a host that has had enough of them does. */
    SshException lostInLogin(IOException cause) {
        return fault(
                        Reason.LOGIN_REFUSED,
                        "The connection to " + who() + " ended during the login: " + cause.getMessage(),
                        cause)
                .remedy("Where too many keys were tried, name the right one in ~/.ssh/config, with IdentityFile and"
                        + " IdentitiesOnly yes. Else look at the network and at the log of its sshd.");
    }

    SshException agentDeadline(Duration limit, String asked, Throwable cause) {
        return fault(
                        Reason.AGENT_SILENT,
                        "Logging in to " + who() + " took longer than " + inWords(limit)
                                + ": the SSH agent was asked to " + asked + " and has not answered",
                        cause)
                .remedy(
                        "Look at the agent: it may wait for you to confirm, or to touch a security key. Then try again.");
    }

    /** A fault that still needs its remedy. */
    Fault fault(Reason reason, String sentence, Throwable cause) {
        return remedy -> new SshException(route.address(), reason, sentence + ".", remedy, cause);
    }

    /** Waits for what to do about it. */
    @FunctionalInterface
    interface Fault {
        SshException remedy(String remedy);
    }

    String who() {
        return route.who();
    }

    static String inWords(Duration limit) {
        return limit.toSeconds() > 0 && limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
