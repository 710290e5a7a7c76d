package dev.slipway.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The way to the Docker engine of a host: its Unix socket, or, where the host opens no channel to that, {@code docker
 * system dial-stdio}, which needs a docker program there and takes longer to start. Which of them it is is found out once.
 */
public final class DockerEngine {
    /** Where the engine listens unless it was told otherwise. */
    public static final String USUAL_SOCKET = "/var/run/docker.sock";

    private static final String PING = "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
    private static final int MUCH = 4 * 1024;

    private final Connection host;
    private final String socket;
    private volatile Optional<Way> way = Optional.empty();

    /** @param socket the path of the engine's Unix socket on the host */
    public DockerEngine(Connection host, String socket) {
        this.host = host;
        this.socket = socket;
    }

    /** How the engine is reached. */
    public enum Way {
        /** A channel to its Unix socket. */
        SOCKET,
        /** The docker program of the host. */
        DIAL_STDIO
    }

    /** An open channel that speaks the HTTP of the engine, and the way that it goes. */
    public record Opened(Channel channel, Way way) {}

    /**
     * A channel to the engine.
     *
     * @throws SshException where neither way leads to one
     */
    public Opened open(ChannelLimits limits) throws InterruptedException {
        if (way.isEmpty() || way.get() == Way.SOCKET) {
            try {
                Opened opened = new Opened(host.socket(socket, limits), Way.SOCKET);
                way = Optional.of(Way.SOCKET);
                return opened;
            } catch (SshException refused) {
                if (refused.reason() != SshException.Reason.CHANNEL_REFUSED) {
                    throw refused;
                }
                requireAnswer(limits, refused);
                way = Optional.of(Way.DIAL_STDIO);
            }
        }
        return new Opened(dial(limits), Way.DIAL_STDIO);
    }

    /**
     * Asks the engine in a channel of its own, which is open until the answer is closed.
     *
     * @param path with its query, such as {@code /containers/json?all=1}
     * @throws SshException where neither way leads to an engine
     * @throws IOException where it does not answer
     */
    public EngineAnswer get(String path, ChannelLimits limits) throws IOException, InterruptedException {
        return EngineAnswer.get(open(limits).channel(), path);
    }

    private Channel dial(ChannelLimits limits) throws InterruptedException {
        return host.open(Command.of("docker", "--host", "unix://" + socket, "system", "dial-stdio"), limits);
    }

    /** Asks the engine for a sign of life: that the command was started does not say that it reached the engine. */
    private void requireAnswer(ChannelLimits limits, SshException refused) throws InterruptedException {
        ChannelLimits brief = limits.total(limits.opening());
        try (Channel channel = dial(brief)) {
            ping(channel);
            String answer = text(channel.output());
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw unreachable(refused, firstLine(text(channel.errors()) + answer));
            }
        } catch (IOException e) {
            throw e.getCause() instanceof SshException fault
                    ? fault
                    : unreachable(refused, String.valueOf(e.getMessage()));
        }
    }

    private static void ping(Channel channel) throws IOException {
        try {
            channel.input().write(PING.getBytes(StandardCharsets.US_ASCII));
        } catch (EOFException ended) {
            // The command ended before it read anything: what it wrote tells why.
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readNBytes(MUCH), StandardCharsets.UTF_8);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it answers nothing");
    }

    private SshException unreachable(SshException refused, String said) {
        return new SshException(
                host.address(),
                SshException.Reason.CHANNEL_REFUSED,
                "The Docker engine of " + host.address() + " is reached neither through " + socket
                        + " nor by docker system dial-stdio: " + said,
                "Check that Docker runs there and that this account may use it: it has to be in the group docker.",
                refused);
    }
}
