package dev.slipway.ssh.signature;

import dev.slipway.ssh.key.SshKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys and signatures put together by hand as OpenSSH's documents say, also such as nobody would make. */
final class HandMade {
    private HandMade() {}

    /** What is not as usual in a signature. */
    record Frame(int version, String namespace, String reserved, String hash) {
        static final Frame USUAL = new Frame(1, "approval", "", "sha512");
    }

    @FunctionalInterface
    interface Signs {
        byte[] sign(byte[] data) throws GeneralSecurityException;
    }

    /** A key, and what signs with it: the name of the way to sign and all that follows it. */
    record Signer(SshKey key, Signs signs) {
        String over(String message) {
            return over(message, Frame.USUAL);
        }

        String over(String message, Frame frame) {
            try {
                byte[] digest = MessageDigest.getInstance(frame.hash().replace("sha", "SHA-"))
                        .digest(message.getBytes(StandardCharsets.UTF_8));
                return armored(key, frame, signs.sign(bytes(out -> {
                    out.writeBytes("SSHSIG");
                    put(out, frame.namespace());
                    put(out, "");
                    put(out, frame.hash());
                    put(out, digest);
                })));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static String armored(SshKey key, Frame frame, byte[] made) {
        return armored(bytes(out -> {
            out.writeBytes("SSHSIG");
            out.writeInt(frame.version());
            put(out, key.bytes());
            put(out, frame.namespace());
            put(out, frame.reserved());
            put(out, frame.hash());
            put(out, made);
        }));
    }

    static String armored(byte[] bytes) {
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END SSH SIGNATURE-----\n";
    }

    static byte[] unarmored(String signature) {
        return Base64.getMimeDecoder().decode(signature.replaceAll("-----.*-----", ""));
    }

    static Signer rsa(int bits, String name, String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey half = (RSAPublicKey) pair.getPublic();
        SshKey key = key(out -> {
            put(out, "ssh-rsa");
            put(out, half.getPublicExponent().toByteArray());
            put(out, half.getModulus().toByteArray());
        });
        return new Signer(key, data -> {
            byte[] raw = signed(algorithm, pair, data);
            return bytes(out -> {
                put(out, name);
                put(out, raw);
            });
        });
    }

    static Signer ed25519() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SshKey key = key(out -> {
            put(out, "ssh-ed25519");
            put(out, raw(pair));
        });
        return new Signer(key, data -> {
            byte[] raw = signed("Ed25519", pair, data);
            return bytes(out -> {
                put(out, "ssh-ed25519");
                put(out, raw);
            });
        });
    }

    static Signer ecdsa(int bits) throws GeneralSecurityException {
        KeyPair pair = curve("secp" + bits + "r1");
        String type = "ecdsa-sha2-nistp" + bits;
        SshKey key = key(out -> {
            put(out, type);
            put(out, "nistp" + bits);
            put(out, point(pair, (bits + 7) / 8));
        });
        String hash = bits == 256 ? "SHA256" : bits == 384 ? "SHA384" : "SHA512";
        return new Signer(key, data -> {
            byte[] numbers = numbers(signed(hash + "withECDSAinP1363Format", pair, data));
            return bytes(out -> {
                put(out, type);
                put(out, numbers);
            });
        });
    }

    /**
     * A security key in software.
     *
     * @param flags that it signs with: 1 where it was touched
     */
    static Signer securityEd25519(String application, int flags) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String type = "sk-ssh-ed25519@openssh.com";
        SshKey key = key(out -> {
            put(out, type);
            put(out, raw(pair));
            put(out, application);
        });
        return new Signer(key, data -> {
            byte[] raw = signed("Ed25519", pair, byHardware(application, flags, data));
            return bySecurityKey(type, raw, flags);
        });
    }

    /** The same with the other kind of key. */
    static Signer securityEcdsa(String application, int flags) throws GeneralSecurityException {
        KeyPair pair = curve("secp256r1");
        String type = "sk-ecdsa-sha2-nistp256@openssh.com";
        SshKey key = key(out -> {
            put(out, type);
            put(out, "nistp256");
            put(out, point(pair, 32));
            put(out, application);
        });
        return new Signer(key, data -> {
            byte[] raw = signed("SHA256withECDSAinP1363Format", pair, byHardware(application, flags, data));
            return bySecurityKey(type, numbers(raw), flags);
        });
    }

    private static byte[] bySecurityKey(String type, byte[] raw, int flags) {
        return bytes(out -> {
            put(out, type);
            put(out, raw);
            out.writeByte(flags);
            out.writeInt(42);
        });
    }

    private static byte[] byHardware(String application, int flags, byte[] data) throws GeneralSecurityException {
        byte[] who = MessageDigest.getInstance("SHA-256").digest(application.getBytes(StandardCharsets.UTF_8));
        byte[] what = MessageDigest.getInstance("SHA-256").digest(data);
        return bytes(out -> {
            out.write(who);
            out.writeByte(flags);
            out.writeInt(42);
            out.write(what);
        });
    }

    private static byte[] signed(String algorithm, KeyPair pair, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(data);
        return signature.sign();
    }

    private static KeyPair curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static byte[] raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static byte[] point(KeyPair pair, int width) {
        byte[] encoded = ((ECPublicKey) pair.getPublic()).getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 2 * width - 1, encoded.length);
    }

    private static byte[] numbers(byte[] both) {
        return bytes(out -> {
            put(out, new BigInteger(1, both, 0, both.length / 2).toByteArray());
            put(out, new BigInteger(1, both, both.length / 2, both.length / 2).toByteArray());
        });
    }

    static SshKey key(Writing fields) {
        return SshKey.in(bytes(fields)).orElseThrow();
    }

    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void put(DataOutputStream out, String text) throws IOException {
        put(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
