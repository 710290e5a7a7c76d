package dev.slipway.journal.live;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other processes of this user use the journal that this process owns, through a Unix socket. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerSocketChannel listening;
    private final Address address;
    private final Path socket;
    private final Function<Message.Question, Optional<Message.Answer>> answers;
    private final Bells bells;
    private final Set<Frames> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    private Server(
            ServerSocketChannel listening,
            Address address,
            Path socket,
            Function<Message.Question, Optional<Message.Answer>> answers,
            Bells bells) {
        this.listening = listening;
        this.address = address;
        this.socket = socket;
        this.answers = answers;
        this.bells = bells;
    }

    /**
     * Begins to listen.
     *
     * @param answers gives the answer to a question, and may block; empty when the journal is closing, so that the question
     *     is asked again of the next owner
     * @param bells rung after each append
     */
    static Server open(Path directory, Function<Message.Question, Optional<Message.Answer>> answers, Bells bells)
            throws IOException {
        Path socket = Address.newSocket();
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(socket));
            Address address = new Address(directory);
            address.write(socket);
            Server server = new Server(listening, address, socket, answers, bells);
            // A virtual thread that waits for the network leaves a poller behind, for which every end of a process then
            // waits 0.3 s.
            Thread.ofPlatform().daemon().name("journal-door").start(server::accept);
            return server;
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    /** Ends all connections; questions that were not answered yet are asked again of the next owner. */
    @Override
    public void close() throws IOException {
        closing = true;
        listening.close();
        for (Frames connection : connections) {
            connection.close();
        }
        address.remove(socket);
    }

    private void accept() {
        try {
            while (!closing) {
                SocketChannel channel = listening.accept();
                Thread.ofPlatform().daemon().name("journal-guest").start(() -> serve(channel));
            }
        } catch (IOException e) {
            if (!closing) {
                LOG.error("Other Slipway processes can no longer reach the journal through {}", socket, e);
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (Frames frames = new Frames(channel)) {
            connections.add(frames);
            try {
                while (!closing) {
                    answer(frames, frames.read());
                }
            } finally {
                connections.remove(frames);
            }
        } catch (IOException e) {
            LOG.debug("A process that used the journal has ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Frames frames, Message message) throws IOException, InterruptedException {
        if (!(message instanceof Message.Question question)) {
            throw new IOException("Not a question: " + message.getClass().getSimpleName());
        }
        if (question instanceof Message.Ask(Message.Matter matter) && matter == Message.Matter.WATCH) {
            watch(frames, question);
            return;
        }
        write(frames, question);
    }

    private void write(Frames frames, Message.Question question) throws IOException {
        Message.Answer answer = answers.apply(question).orElseThrow(() -> new IOException("The journal is closing"));
        if (!closing) {
            frames.write(answer);
        }
    }

    private void watch(Frames frames, Message.Question question) throws IOException, InterruptedException {
        try (Bells.Bell bell = bells.hang()) {
            while (!closing) {
                write(frames, question);
                bell.await();
            }
        }
    }
}
