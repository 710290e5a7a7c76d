package dev.slipway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The X server that a {@code DISPLAY} names: {@code [host]:number[.screen]}, see X(7). Without a host it listens on a socket
 * in {@code /tmp/.X11-unix}, or on Linux on one of this name that no file stands for; with a host on port 6000 + number.
 */
record XServer(String host, int number) {
    private static final Pattern DISPLAY = Pattern.compile("(?<host>.*):(?<number>\\d{1,5})(\\.\\d+)?");
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
    private static final Path NAMES = Path.of("/proc/net/unix");
    private static final int FIRST_PORT = 6000;
    private static final int PATIENCE_MILLIS = 2_000;

    /** The server of this display; empty where it is none that can be read so. */
    static Optional<XServer> of(String display) {
        Matcher parts = DISPLAY.matcher(display);
        return parts.matches()
                ? Optional.of(new XServer(parts.group("host"), Integer.parseInt(parts.group("number"))))
                : Optional.empty();
    }

    /** Whether something listens there. */
    boolean answers() {
        return isLocal() ? answersHere() : answersAtPort();
    }

    private boolean isLocal() {
        return host.isEmpty() || host.equals("unix") || host.endsWith("/unix");
    }

    private boolean answersHere() {
        Path socket = SOCKETS.resolve("X" + number);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException noFile) {
            return isNamed("@" + socket);
        }
    }

    private static boolean isNamed(String socket) {
        try (Stream<String> lines = Files.lines(NAMES)) {
            return lines.anyMatch(line -> line.endsWith(" " + socket));
        } catch (IOException notLinux) {
            return false;
        }
    }

    private boolean answersAtPort() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, FIRST_PORT + number), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
