package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a random loopback port that greets whoever connects in its own way, and then listens to them for ever. */
final class OddServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> calls = new CopyOnWriteArrayList<>();
    private final Greeter greeter;

    /** What it does with a caller. */
    @FunctionalInterface
    interface Greeter {
        void greet(OutputStream caller) throws IOException, InterruptedException;
    }

    private OddServer(Greeter greeter) throws IOException {
        this.greeter = greeter;
    }

    static OddServer saying(byte[] words) throws IOException {
        return greeting(caller -> caller.write(words));
    }

    static OddServer greeting(Greeter greeter) throws IOException {
        OddServer server = new OddServer(greeter);
        Thread.ofPlatform().daemon().name("odd-server").start(server::accept);
        return server;
    }

    Address address() {
        return new Address("ana", "127.0.0.1", Optional.of(listening.getLocalPort()));
    }

    /** How many have called so far. */
    int calls() {
        return calls.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                calls.add(caller);
                Thread.ofPlatform().daemon().name("odd-server").start(() -> greet(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void greet(Socket caller) {
        try {
            greeter.greet(caller.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The caller has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket caller : calls) {
            caller.close();
        }
    }
}
