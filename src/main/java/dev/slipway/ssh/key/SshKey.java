package dev.slipway.ssh.key;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;

/** A public key of a host or a person: its type and its bytes in base64, as on the wire (RFC 4253, section 6.6). */
public record SshKey(String type, String blob) {

    public static SshKey of(PublicKey key) {
        byte[] bytes = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return new SshKey(typeIn(bytes).orElseThrow(), Base64.getEncoder().encodeToString(bytes));
    }

    /** The key that these bytes are, where they are one. */
    public static Optional<SshKey> in(byte[] bytes) {
        return typeIn(bytes).map(type -> new SshKey(type, Base64.getEncoder().encodeToString(bytes)));
    }

    /** The same for the libraries. Throws {@link IOException} where it is of a kind that they do not know. */
    public PublicKey publicKey() throws IOException {
        return new Buffer.PlainBuffer(bytes()).readPublicKey();
    }

    /** The key that this one is a certificate for, where it is one. */
    public Optional<SshKey> certified() {
        try {
            return type.contains("-cert-v01@") && publicKey() instanceof Certificate<?> certificate
                    ? Optional.of(SshKey.of(certificate.getKey()))
                    : Optional.empty();
        } catch (IOException | SSHRuntimeException e) {
            return Optional.empty();
        }
    }

    /** The key of a line of a public key file, where it is one. */
    public static Optional<SshKey> ofLine(String line) {
        List<String> words = List.of(line.strip().split("\\s+", 3));
        return words.size() < 2 ? Optional.empty() : read(words.getFirst(), words.get(1));
    }

    /** The key that a file holds, or nothing where it is no base64 or is not of the type that the file says. */
    public static Optional<SshKey> read(String type, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return typeIn(bytes)
                    .filter(type::equals)
                    .map(same -> new SshKey(same, Base64.getEncoder().encodeToString(bytes)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As on the wire. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(blob);
    }

    private static Optional<String> typeIn(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(bytes).getInt();
        if (length <= 0 || length > bytes.length - Integer.BYTES) {
            return Optional.empty();
        }
        byte[] type = Arrays.copyOfRange(bytes, Integer.BYTES, Integer.BYTES + length);
        return Optional.of(new String(type, StandardCharsets.US_ASCII));
    }

    /** The fingerprint as ssh shows it: SHA-256 in base64 without padding. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
