package dev.slipway.ssh.signature;

import dev.slipway.project.words.Shown;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.Verdict.Why;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it (OpenSSH's PROTOCOL.sshsig). Whatever is good here, {@code ssh-keygen -Y
 * verify} takes too; the reverse is not so: what can be forged, was not touched, or stands there unsigned does not count.
 */
public final class SshSignature {
    /** What is longer is no signature. */
    public static final int LONGEST = 64 * 1024;

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "\n-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final byte[] RESERVED = {};

    private final SshKey key;
    private final String namespace;
    private final Hash hash;
    private final String algorithm;
    private final byte[] made;

    private SshSignature(SshKey key, String namespace, Hash hash, byte[] made) throws Unfit {
        this.key = key;
        this.namespace = namespace;
        this.hash = hash;
        this.made = made;
        this.algorithm = new Fields(made, "The signature").text();
    }

    /** What a text is: a signature, or none. */
    public sealed interface Reading {
        record Well(SshSignature signature) implements Reading {}

        /** @param reason one sentence */
        record Malformed(String reason) implements Reading {}
    }

    /** How the message is hashed before it is signed. */
    public enum Hash {
        SHA256("sha256", "SHA-256"),
        SHA512("sha512", "SHA-512");

        private final String word;
        private final String algorithm;

        Hash(String word, String algorithm) {
            this.word = word;
            this.algorithm = algorithm;
        }

        private static Hash of(String word) throws Unfit {
            return Stream.of(values())
                    .filter(hash -> hash.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> Unfit.malformed("The signature names a hash that is neither sha256 nor sha512."));
        }

        private byte[] digest(byte[] message) {
            try {
                return MessageDigest.getInstance(algorithm).digest(message);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java runtime has " + algorithm, e);
            }
        }
    }

    /** The signature that a text is, in the lines that begin and end with {@code SSH SIGNATURE}. Nothing may stand around it. */
    public static Reading read(String armored) {
        try {
            return new Reading.Well(parse(unarmored(armored)));
        } catch (Unfit e) {
            return new Reading.Malformed(e.verdict().reason());
        }
    }

    /** What a text is worth as the signature of a message, made for one purpose only. */
    public static Verdict verify(String armored, byte[] message, String namespace) {
        return switch (read(armored)) {
            case Reading.Well(SshSignature signature) -> signature.verify(message, namespace);
            case Reading.Malformed(String reason) -> new Verdict.Bad(Why.MALFORMED, reason);
        };
    }

    /** The same for a text in UTF-8. */
    public static Verdict verify(String armored, String message, String namespace) {
        return verify(armored, message.getBytes(StandardCharsets.UTF_8), namespace);
    }

    private static byte[] unarmored(String armored) throws Unfit {
        if (armored.length() > LONGEST) {
            throw Unfit.malformed("It is longer than a signature is.");
        }
        String text = armored.endsWith("\n") ? armored.substring(0, armored.length() - 1) : armored;
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw Unfit.malformed("It does not begin and end as an SSH signature does.");
        }
        String base64 =
                text.substring(BEGIN.length(), text.length() - END.length()).replace("\n", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // It is no base64, of which there is one spelling for some bytes only.
        }
        throw Unfit.malformed("The signature is damaged.");
    }

    private static SshSignature parse(byte[] bytes) throws Unfit {
        Fields fields = new Fields(bytes, "The signature");
        if (!Arrays.equals(fields.exactly(MAGIC.length), MAGIC)) {
            throw fields.damaged();
        }
        if (fields.number() != VERSION) {
            throw Unfit.malformed("The signature is of another version than " + VERSION + ".");
        }
        SshKey key = SshKey.in(fields.bytes()).orElseThrow(fields::damaged);
        String namespace = fields.text();
        if (fields.bytes().length > 0) {
            throw Unfit.malformed("The signature holds something that it does not sign.");
        }
        Hash hash = Hash.of(fields.text());
        byte[] made = fields.bytes();
        fields.end();
        return new SshSignature(key, namespace, hash, made);
    }

    /** The signature that a key has made over {@link #toSign}. */
    static SshSignature of(SshKey key, String namespace, byte[] made) throws Unfit {
        return new SshSignature(key, namespace, Hash.SHA512, made);
    }

    /** What a key signs here, with the hash that {@code ssh-keygen} takes. */
    static byte[] toSign(byte[] message, String namespace) {
        return toSign(message, namespace, Hash.SHA512);
    }

    private static byte[] toSign(byte[] message, String namespace, Hash hash) {
        return new Buffer.PlainBuffer()
                .putRawBytes(MAGIC)
                .putString(namespace)
                .putString(RESERVED)
                .putString(hash.word)
                .putString(hash.digest(message))
                .getCompactData();
    }

    /** Whether it is a good signature of this message, made for this purpose. */
    public Verdict verify(byte[] message, String purpose) {
        try {
            if (!namespace.equals(purpose) || purpose.isEmpty()) {
                throw new Unfit(
                        Why.OTHER_NAMESPACE,
                        "It was signed for " + Shown.quoted(namespace) + ", not for " + Shown.quoted(purpose) + ".");
            }
            SigningKey.of(key).check(made, toSign(message, namespace, hash));
            return new Verdict.Good(key);
        } catch (Unfit e) {
            return e.verdict();
        }
    }

    /** Whether there are signatures of this key that count. */
    public static boolean counts(SshKey key) {
        try {
            SigningKey.of(key);
            return true;
        } catch (Unfit e) {
            return false;
        }
    }

    /** The key that it names; it has signed only where {@link #verify} says so. */
    public SshKey key() {
        return key;
    }

    /** What it was made for, as OpenSSH calls it. */
    public String namespace() {
        return namespace;
    }

    public Hash hash() {
        return hash;
    }

    /** How it says that its key has signed, such as {@code rsa-sha2-512}. */
    public String algorithm() {
        return algorithm;
    }

    /** As {@code ssh-keygen} writes it. */
    public String armored() {
        byte[] bytes = new Buffer.PlainBuffer()
                .putRawBytes(MAGIC)
                .putUInt32FromInt(VERSION)
                .putString(key.bytes())
                .putString(namespace)
                .putString(RESERVED)
                .putString(hash.word)
                .putString(made)
                .getCompactData();
        String base64 = Base64.getEncoder().encodeToString(bytes);
        return BEGIN + base64.replaceAll("(.{70})(?=.)", "$1\n") + END + "\n";
    }

    @Override
    public String toString() {
        return "a signature for " + Shown.quoted(namespace) + " by " + key;
    }
}
