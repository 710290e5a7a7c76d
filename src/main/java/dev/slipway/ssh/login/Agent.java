package dev.slipway.ssh.login;

import dev.slipway.ssh.key.SshKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A talk with an SSH agent, over its Unix socket or, on Windows, its named pipe (draft-ietf-sshm-ssh-agent). The agent keeps
 * the private keys; what it is asked for is the list of them and signatures. The pipe is untested.
 */
public final class Agent implements Closeable {
    private static final String PIPES = "\\\\.\\pipe\\";
    private static final int LONGEST = 256 * 1024;

    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;

    private final Person person;
    private final Closeable line;
    private final DataInputStream answers;
    private final OutputStream questions;
    private volatile Optional<String> asked = Optional.empty();

    private Agent(Person person, Closeable line, InputStream answers, OutputStream questions) {
        this.person = person;
        this.line = line;
        this.answers = new DataInputStream(answers);
        this.questions = questions;
    }

    /** Hears that a person may be waited for: to confirm, or to touch a security key. */
    public interface Person {
        /** Whoever asks the agent minds the time by itself. */
        Person UNTOLD = new Person() {
            @Override
            public void awaited() {}

            @Override
            public void acted() {}
        };

        void awaited();

        void acted();
    }

    /** Connects to the agent that listens there. */
    public static Agent at(Path socket, Person person) throws IOException {
        if (socket.toString().startsWith(PIPES)) {
            RandomAccessFile pipe = new RandomAccessFile(socket.toFile(), "rw");
            return new Agent(person, pipe, new FileInputStream(pipe.getFD()), new FileOutputStream(pipe.getFD()));
        }
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        return new Agent(person, channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
    }

    /** A key that the agent has, or a certificate for one, and what it calls it. */
    public record Identity(SshKey key, String comment) {
        /** Whether it is this key, or a certificate for it. */
        boolean standsFor(SshKey wanted) {
            return key.equals(wanted) || key.certified().equals(Optional.of(wanted));
        }

        @Override
        public String toString() {
            return comment.isEmpty() ? "a key of the SSH agent" : comment + " of the SSH agent";
        }
    }

    /** What may log in, in the agent's order. */
    public List<Identity> identities() throws IOException {
        DataInputStream answer = ask(new byte[] {REQUEST_IDENTITIES}, IDENTITIES_ANSWER, "list its keys");
        int count = answer.readInt();
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<SshKey> key = SshKey.in(text(answer));
            String comment = new String(text(answer), StandardCharsets.UTF_8);
            key.ifPresent(known -> identities.add(new Identity(known, comment)));
        }
        return List.copyOf(identities);
    }

    /**
     * The signature in the form that the server takes it.
     *
     * @param flags which hash an RSA key uses
     */
    public byte[] sign(SshKey key, byte[] data, int flags) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(request);
        out.writeByte(SIGN_REQUEST);
        put(out, key.bytes());
        put(out, data);
        out.writeInt(flags);
        person.awaited();
        try {
            return text(ask(request.toByteArray(), SIGN_RESPONSE, "sign with " + key));
        } finally {
            person.acted();
        }
    }

    /** What it was asked for and has not answered yet, such as "sign with" a key. */
    public Optional<String> asked() {
        return asked;
    }

    private DataInputStream ask(byte[] request, int expected, String what) throws IOException {
        asked = Optional.of(what);
        questions.write(ByteBuffer.allocate(Integer.BYTES + request.length)
                .putInt(request.length)
                .put(request)
                .array());
        questions.flush();
        DataInputStream answer = new DataInputStream(new ByteArrayInputStream(answer(what)));
        asked = Optional.empty();
        if (answer.read() != expected) {
            throw new IOException("the SSH agent refuses to " + what);
        }
        return answer;
    }

    private byte[] answer(String what) throws IOException {
        try {
            return text(answers);
        } catch (EOFException e) {
            throw new IOException("the SSH agent ended when it was asked to " + what, e);
        }
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("the SSH agent answers with something else than its protocol has");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Ends the talk, and whatever waits in it. */
    @Override
    public void close() throws IOException {
        line.close();
    }
}
