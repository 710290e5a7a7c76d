package dev.slipway.ssh.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An agent with one security key, whose part in a login (OpenSSH's PROTOCOL.u2f) is done by this program: no test machine
 * has such a key. What it signs a real sshd judges.
 */
public final class AgentWithSecurityKey implements AutoCloseable {
    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final String APPLICATION = "ssh:";
    private static final int RAW_KEY = 32;
    private static final byte LIST = 11;
    private static final byte SIGN = 13;

    private final ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final KeyPair pair;
    private final boolean touched;
    private int counter;

    /** @param touched whether a person touches it when it is to sign */
    public AgentWithSecurityKey(Path socket, boolean touched) throws IOException, GeneralSecurityException {
        this.touched = touched;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        listening.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("agent-with-security-key").start(this::accept);
    }

    /** The public key, as a line of authorized_keys. */
    public String publicKey() throws IOException {
        return TYPE + " " + Base64.getEncoder().encodeToString(key()) + "\n";
    }

    private byte[] key() throws IOException {
        byte[] encoded = pair.getPublic().getEncoded();
        return bytes(out -> {
            put(out, TYPE.getBytes(StandardCharsets.US_ASCII));
            put(out, Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length));
            put(out, APPLICATION.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private void accept() {
        while (listening.isOpen()) {
            try (SocketChannel caller = listening.accept()) {
                talk(caller);
            } catch (IOException e) {
                // This caller has gone.
            }
        }
    }

    private void talk(SocketChannel caller) throws IOException {
        DataInputStream questions = new DataInputStream(Channels.newInputStream(caller));
        DataOutputStream answers = new DataOutputStream(Channels.newOutputStream(caller));
        while (true) {
            DataInputStream question = new DataInputStream(new ByteArrayInputStream(text(questions)));
            byte what = question.readByte();
            put(
                    answers,
                    switch (what) {
                        case LIST -> list();
                        case SIGN -> sign(question);
                        default -> throw new IOException("Not asked by Slipway: " + what);
                    });
        }
    }

    private byte[] list() throws IOException {
        return bytes(out -> {
            out.writeByte(LIST + 1);
            out.writeInt(1);
            put(out, key());
            put(out, "blue key".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private byte[] sign(DataInputStream question) throws IOException {
        text(question); // which key: there is one
        byte[] data = text(question);
        byte flags = (byte) (touched ? 1 : 0);
        counter++;
        byte[] signed = bytes(out -> {
            out.write(sha256(APPLICATION.getBytes(StandardCharsets.US_ASCII)));
            out.writeByte(flags);
            out.writeInt(counter);
            out.write(sha256(data));
        });
        byte[] signature = bytes(out -> {
            put(out, TYPE.getBytes(StandardCharsets.US_ASCII));
            put(out, ed25519(signed));
            out.writeByte(flags);
            out.writeInt(counter);
        });
        return bytes(out -> {
            out.writeByte(SIGN + 1);
            put(out, signature);
        });
    }

    private byte[] ed25519(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] text(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
