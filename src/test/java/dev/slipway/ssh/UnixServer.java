package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a Unix socket of this machine, which is the host in tests. */
final class UnixServer implements AutoCloseable {
    private final ServerSocketChannel socket;
    private final AtomicInteger connections = new AtomicInteger();

    /** What it does with one who connects. */
    interface Service {
        void serve(InputStream from, OutputStream to) throws IOException, InterruptedException;
    }

    private UnixServer(ServerSocketChannel socket) {
        this.socket = socket;
    }

    static UnixServer start(Path path, Service service) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
        UnixServer server = new UnixServer(socket);
        Thread.ofPlatform().daemon().name("unix-server").start(() -> server.accept(service));
        return server;
    }

    /** Gives every byte back, and ends when the other side does. */
    static UnixServer echo(Path path) throws IOException {
        return start(path, InputStream::transferTo);
    }

    /** Answers each request as Docker's engine answers {@code /_ping}, and goes on until the other side ends. */
    static UnixServer docker(Path path) throws IOException {
        return start(path, (from, to) -> {
            StringBuilder request = new StringBuilder();
            for (int next = from.read(); next >= 0; next = from.read()) {
                request.append((char) next);
                if (request.toString().endsWith("\r\n\r\n")) {
                    boolean last = request.indexOf("Connection: close") >= 0;
                    to.write(("HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 2\r\n"
                                    + (last ? "Connection: close\r\n" : "")
                                    + "\r\nOK")
                            .getBytes(StandardCharsets.US_ASCII));
                    request.setLength(0);
                    if (last) {
                        return;
                    }
                }
            }
        });
    }

    private void accept(Service service) {
        try {
            while (true) {
                SocketChannel one = socket.accept();
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().name("unix-server-one").start(() -> serve(one, service));
            }
        } catch (IOException closed) {
            // So it was ended.
        }
    }

    private static void serve(SocketChannel one, Service service) {
        try (one) {
            service.serve(Channels.newInputStream(one), Channels.newOutputStream(one));
        } catch (IOException gone) {
            // The other side is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many have connected so far. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
