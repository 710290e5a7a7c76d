package dev.slipway.ssh.signature;

import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.Verdict.Why;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A public key of a kind whose signatures count.
 *
 * @param application what a security key was made for; empty for other keys
 */
record SigningKey(SshKey key, Scheme scheme, PublicKey half, Optional<String> application) {
    private static final String SECURITY_KEY = "sk-";
    private static final String OF_SSH = "ssh:";
    private static final int TOUCHED = 1;

    static SigningKey of(SshKey key) throws Unfit {
        Scheme scheme = scheme(key.type());
        Fields fields = new Fields(key.bytes(), "The public key");
        try {
            fields.text();
            PublicKey half = scheme.key(fields);
            Optional<String> application = onHardware(key) ? Optional.of(fields.text()) : Optional.empty();
            fields.end();
            if (application.filter(made -> !made.startsWith(OF_SSH)).isPresent()) {
                throw new Unfit(Why.UNSUPPORTED, "The security key was made for something else than SSH.");
            }
            return new SigningKey(key, scheme, half, application);
        } catch (GeneralSecurityException e) {
            throw fields.damaged();
        }
    }

    private static Scheme scheme(String type) throws Unfit {
        return switch (type) {
            case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> new Scheme.Ed25519();
            case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com" -> Scheme.Ecdsa.P256;
            case "ecdsa-sha2-nistp384" -> Scheme.Ecdsa.P384;
            case "ecdsa-sha2-nistp521" -> Scheme.Ecdsa.P521;
            case "ssh-rsa" -> new Scheme.Rsa();
            case "ssh-dss" -> throw new Unfit(Why.WEAK, "The key is a DSA key, which is too short.");
            default ->
                throw type.contains("-cert-v0")
                        ? new Unfit(
                                Why.CERTIFICATE,
                                "It is signed with a certificate: only signatures of keys themselves count.")
                        : new Unfit(Why.UNSUPPORTED, "The key is of a kind that this version does not know.");
        };
    }

    /** Whether only a security key can sign with it. */
    static boolean onHardware(SshKey key) {
        return key.type().startsWith(SECURITY_KEY);
    }

    /** Whether an agent has to be told which hash is meant. */
    boolean rsa() {
        return scheme instanceof Scheme.Rsa;
    }

    /** Fails where the key has not signed this data so. */
    void check(byte[] made, byte[] data) throws Unfit {
        Fields fields = new Fields(made, "The signature");
        String name = fields.text();
        if (!rsa() && !name.equals(key.type())) {
            throw new Unfit(Why.UNSUPPORTED, "The key has signed in a way that this version does not know.");
        }
        String algorithm = scheme.algorithm(name);
        byte[] raw = fields.bytes();
        byte[] signed = application.isPresent() ? byHardware(fields, application.get(), data) : data;
        fields.end();
        if (!fits(algorithm, scheme.toJdk(raw), signed)) {
            throw new Unfit(
                    Why.DOES_NOT_FIT,
                    "The signature does not fit: what it signs is something else, or it was changed.");
        }
    }

    /** What a security key signs in place of the data (OpenSSH's PROTOCOL.u2f). */
    private static byte[] byHardware(Fields fields, String application, byte[] data) throws Unfit {
        byte flags = fields.exactly(1)[0];
        int counter = fields.number();
        if ((flags & TOUCHED) == 0) {
            throw new Unfit(Why.UNTOUCHED, "The security key has signed without a touch.");
        }
        return new Buffer.PlainBuffer()
                .putRawBytes(sha256(application.getBytes(StandardCharsets.UTF_8)))
                .putByte(flags)
                .putUInt32FromInt(counter)
                .putRawBytes(sha256(data))
                .getCompactData();
    }

    private boolean fits(String algorithm, byte[] signature, byte[] data) throws Unfit {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(half);
            check.update(data);
            return check.verify(signature);
        } catch (InvalidKeyException e) {
            throw Unfit.malformed("The public key is damaged.");
        } catch (SignatureException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm, e);
        }
    }

    /** A signature over data by the private half. */
    byte[] sign(PrivateKey secret, byte[] data) throws Unfit, GeneralSecurityException {
        String name = scheme.preferred(key.type());
        Signature signature = Signature.getInstance(scheme.algorithm(name));
        signature.initSign(secret);
        signature.update(data);
        return new Buffer.PlainBuffer()
                .putString(name)
                .putString(scheme.toSsh(signature.sign()))
                .getCompactData();
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
