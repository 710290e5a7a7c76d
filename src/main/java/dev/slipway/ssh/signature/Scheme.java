package dev.slipway.ssh.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import net.schmizz.sshj.common.Buffer;

/** How keys of one kind sign: what SSH writes and the JDK has are told in each other's form. */
sealed interface Scheme {
    /** The key that stands in these fields, behind the name of its type. */
    PublicKey key(Fields fields) throws Unfit, GeneralSecurityException;

    /** What the JDK calls an algorithm that SSH names so. */
    String algorithm(String name) throws Unfit;

    /** How it is called where this program signs. */
    String preferred(String type);

    /** A signature as the JDK takes it. */
    byte[] toJdk(byte[] signature) throws Unfit;

    /** A signature as SSH has it. */
    byte[] toSsh(byte[] signature);

    /** RFC 8709. */
    record Ed25519() implements Scheme {
        private static final int KEY = 32;
        private static final int SIGNATURE = 64;

        /** What stands before the key in its usual form (RFC 8410, section 4). */
        private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

        @Override
        public PublicKey key(Fields fields) throws Unfit, GeneralSecurityException {
            byte[] raw = fields.bytes();
            if (raw.length != KEY) {
                throw fields.damaged();
            }
            byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + KEY);
            System.arraycopy(raw, 0, encoded, HEAD.length, KEY);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        }

        @Override
        public String algorithm(String name) {
            return "Ed25519";
        }

        @Override
        public String preferred(String type) {
            return type;
        }

        @Override
        public byte[] toJdk(byte[] signature) throws Unfit {
            if (signature.length != SIGNATURE) {
                throw Unfit.malformed("The signature is damaged.");
            }
            return signature;
        }

        @Override
        public byte[] toSsh(byte[] signature) {
            return signature;
        }
    }

    /**
     * RFC 5656.
     *
     * @param curve as SSH calls it
     * @param width of its numbers in bytes
     */
    record Ecdsa(String curve, int width, String hash) implements Scheme {
        static final Ecdsa P256 = new Ecdsa("nistp256", 32, "SHA256");
        static final Ecdsa P384 = new Ecdsa("nistp384", 48, "SHA384");
        static final Ecdsa P521 = new Ecdsa("nistp521", 66, "SHA512");

        /** A point whose two numbers are written out. */
        private static final byte WHOLE = 4;

        @Override
        public PublicKey key(Fields fields) throws Unfit, GeneralSecurityException {
            String named = fields.text();
            byte[] point = fields.bytes();
            if (!named.equals(curve) || point.length != 1 + 2 * width || point[0] != WHOLE) {
                throw fields.damaged();
            }
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve.replace("nistp", "secp") + "r1"));
            ECPoint where = new ECPoint(new BigInteger(1, point, 1, width), new BigInteger(1, point, 1 + width, width));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(where, parameters.getParameterSpec(ECParameterSpec.class)));
        }

        @Override
        public String algorithm(String name) {
            return hash + "withECDSAinP1363Format";
        }

        @Override
        public String preferred(String type) {
            return type;
        }

        @Override
        public byte[] toJdk(byte[] signature) throws Unfit {
            Fields numbers = new Fields(signature, "The signature");
            byte[] both = new byte[2 * width];
            for (int end = width; end <= both.length; end += width) {
                byte[] number = unsigned(numbers.positive());
                if (number.length > width) {
                    throw numbers.damaged();
                }
                System.arraycopy(number, 0, both, end - number.length, number.length);
            }
            numbers.end();
            return both;
        }

        private static byte[] unsigned(BigInteger number) {
            byte[] bytes = number.toByteArray();
            return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        }

        @Override
        public byte[] toSsh(byte[] signature) {
            return new Buffer.PlainBuffer()
                    .putMPInt(new BigInteger(1, signature, 0, width))
                    .putMPInt(new BigInteger(1, signature, width, width))
                    .getCompactData();
        }
    }

    /** RFC 8332. */
    record Rsa() implements Scheme {
        private static final int SHORTEST = 2048;

        @Override
        public PublicKey key(Fields fields) throws Unfit, GeneralSecurityException {
            BigInteger exponent = fields.positive();
            BigInteger modulus = fields.positive();
            if (modulus.bitLength() < SHORTEST) {
                throw new Unfit(
                        Verdict.Why.WEAK,
                        "The RSA key has " + modulus.bitLength() + " bits, and one counts from " + SHORTEST + ".");
            }
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        }

        @Override
        public String algorithm(String name) throws Unfit {
            return switch (name) {
                case "rsa-sha2-512" -> "SHA512withRSA";
                case "rsa-sha2-256" -> "SHA256withRSA";
                default ->
                    throw new Unfit(Verdict.Why.WEAK, "An RSA key has signed with SHA-1 here, which can be forged.");
            };
        }

        @Override
        public String preferred(String type) {
            return "rsa-sha2-512";
        }

        @Override
        public byte[] toJdk(byte[] signature) {
            return signature;
        }

        @Override
        public byte[] toSsh(byte[] signature) {
            return signature;
        }
    }
}
