package dev.slipway.ui.settings;

import dev.slipway.app.HostLine;
import dev.slipway.app.HostLine.Place;
import dev.slipway.app.words.Words;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.Trial;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Hosts and their connections as people read them. */
final class HostWords {
    private HostWords() {}

    static Mark mark(HostLine host, boolean underTest) {
        return underTest
                ? new Mark(State.RUNNING, "testing")
                : switch (host.state()) {
                    case HostLine.State.NotConnected _ -> new Mark(State.NEUTRAL, "not connected");
                    case HostLine.State.Unknown _ -> new Mark(State.WAITING, "unknown");
                    case HostLine.State.Failed failed -> mark(failed.reason());
                    case HostLine.State.Connected _ ->
                        host.tried()
                                        .filter(trial -> !trial.outcome().succeeded())
                                        .isPresent()
                                ? new Mark(State.WAITING, "no commands")
                                : new Mark(State.GOOD, "connected");
                };
    }

    private static Mark mark(Reason reason) {
        return switch (reason) {
            case HOST_KEY_UNKNOWN -> new Mark(State.WAITING, "key not known");
            case HOST_KEY_CHANGED -> failed("key changed");
            case HOST_KEY_REVOKED -> failed("key revoked");
            case AGENT_SILENT -> new Mark(State.WAITING, "agent silent");
            case LOGIN_REFUSED -> failed("login refused");
            case NO_COMMON_ALGORITHM -> failed("incompatible");
            case CONFIGURATION -> failed("configuration");
            case UNREACHABLE -> failed("unreachable");
            case CHANNEL_REFUSED, FORWARDING_FORBIDDEN -> failed("refused");
            case LOST, DEADLINE -> new Mark(State.WAITING, "unknown");
        };
    }

    private static Mark failed(String word) {
        return new Mark(State.FAILED, word);
    }

    /** What the connection is made of, where there is one. */
    static Optional<Details> details(HostLine host) {
        return host.state() instanceof HostLine.State.Connected(var details, var _)
                ? Optional.of(details)
                : Optional.empty();
    }

    /** Its environment, where it is one of an environment. */
    static String where(HostLine host) {
        return host.jump() ? "jump host" : environments(host);
    }

    /** The same, and of a jump host whose hosts are behind it. */
    static String role(HostLine host) {
        return host.jump() ? "jump host for " + environments(host) : environments(host);
    }

    private static String environments(HostLine host) {
        return Words.names(host.environments().stream().map(Place::environment).toList());
    }

    static String latency(HostLine host) {
        return host.state() instanceof HostLine.State.Connected(var _, var latency) ? millis(latency) : "";
    }

    /** The same host as long as nothing has changed but how quickly it answers. */
    static HostLine steady(HostLine host) {
        return host.state() instanceof HostLine.State.Connected(var details, var _)
                ? new HostLine(
                        host.environments(),
                        host.name(),
                        host.jump(),
                        host.hop(),
                        new HostLine.State.Connected(details, Duration.ZERO),
                        host.tried())
                : host;
    }

    /** Below 10 ms with one decimal. */
    private static String millis(Duration length) {
        double millis = length.toNanos() / 1e6;
        return millis < 9.95
                ? String.format(Locale.ENGLISH, "%.1f ms", millis)
                : Words.number(Math.round(millis)) + " ms";
    }

    /** Who has logged in, and with which key, in few words. */
    static String login(HostLine host) {
        return details(host)
                .map(Details::login)
                .map(login -> login.user() + ", " + shortened(login.source()))
                .orElse("");
    }

    /** A file by its last name; whatever else the source is stays. */
    private static String shortened(String source) {
        return source.startsWith("/") ? String.valueOf(Path.of(source).getFileName()) : source;
    }

    /** The type without ssh-, and the fingerprint without its hash: what tells keys apart, where room is short. */
    static String key(HostLine host) {
        return details(host)
                .map(Details::hostKey)
                .map(key -> key.type().replaceFirst("^ssh-", "") + " "
                        + key.fingerprint().replaceFirst("^SHA256:", ""))
                .orElse("");
    }

    /** Which program it is, without the suffix of a distribution. */
    static String server(HostLine host) {
        return details(host)
                .map(Details::server)
                .map(server -> server.split(" ", 2)[0])
                .orElse("");
    }

    /** What to do where the known key of a host that showed another one is removed. */
    static final String REMEDY_FOR_REMOVED_KEY =
            "The known key is removed. Test the host: you are asked whether the key that"
                    + " it shows is the right one.";

    /** What to do where a host shows another key, in the window. */
    static String remedyForChangedKey(boolean removable) {
        String then = removable
                ? "remove the known key below and test the host again."
                : "put it in place of the known one in the file below and test the host again.";
        return "Somebody may be in between. Ask whoever runs the host for the fingerprint of its key. Only if it is the"
                + " shown one, " + then;
    }

    private static String took(Duration length) {
        return length.toSeconds() == 0 ? millis(length) : Words.took(length);
    }

    /** What came of trying it. */
    static String tried(Trial trial) {
        String output = trial.outcome().output().strip();
        String said = output.isEmpty() ? trial.outcome().errors().strip() : output;
        String line = said.lines().findFirst().orElse("");
        String connected = "Connected and logged in within " + took(trial.connecting()) + ", ";
        return trial.outcome().succeeded()
                ? connected + "and it runs commands: " + line + "."
                : connected + "but the command uname -sr ended with status "
                        + trial.outcome().status() + (line.isEmpty() ? "." : ": " + line);
    }
}
