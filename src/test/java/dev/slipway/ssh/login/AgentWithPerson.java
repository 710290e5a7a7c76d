package dev.slipway.ssh.login;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Stands before a real agent and lets each signature wait for a person. */
public final class AgentWithPerson implements AutoCloseable {
    private static final byte SIGN = 13;

    private final ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Path agent;
    private final Person person;

    /** Whoever confirms a signature, or does not. */
    @FunctionalInterface
    public interface Person {
        void confirm() throws IOException, InterruptedException;
    }

    public AgentWithPerson(Path socket, Path agent, Person person) throws IOException {
        this.agent = agent;
        this.person = person;
        listening.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("agent-with-person").start(this::accept);
    }

    private void accept() {
        while (listening.isOpen()) {
            try (SocketChannel caller = listening.accept();
                    SocketChannel real = SocketChannel.open(UnixDomainSocketAddress.of(agent))) {
                talk(caller, real);
            } catch (IOException | InterruptedException e) {
                // This caller has gone, or the agent has.
            }
        }
    }

    private void talk(SocketChannel caller, SocketChannel real) throws IOException, InterruptedException {
        DataInputStream questions = new DataInputStream(Channels.newInputStream(caller));
        DataInputStream answers = new DataInputStream(Channels.newInputStream(real));
        while (true) {
            byte[] question = new byte[questions.readInt()];
            questions.readFully(question);
            if (question[0] == SIGN) {
                person.confirm();
            }
            send(question, real);
            byte[] answer = new byte[answers.readInt()];
            answers.readFully(answer);
            send(answer, caller);
        }
    }

    private static void send(byte[] message, SocketChannel to) throws IOException {
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(to));
        out.writeInt(message.length);
        out.write(message);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
