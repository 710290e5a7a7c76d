package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.HandMade.Frame;
import dev.slipway.ssh.signature.SshSignature.Hash;
import dev.slipway.ssh.signature.SshSignature.Reading;
import dev.slipway.ssh.signature.Verdict.Bad;
import dev.slipway.ssh.signature.Verdict.Good;
import dev.slipway.ssh.signature.Verdict.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signature is worth, as ssh-keygen makes them and as a forger would. */
class SshSignatureTest {
    private static final String TEXT = "plan 4f2a, and why\n";
    private static final byte[] MESSAGE = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final String APPROVAL = "approval";

    @TempDir
    static Path home;

    private static SshKeygen keygen;

    @BeforeAll
    static void find() {
        keygen = new SshKeygen(home);
    }

    private static Path fresh(String type) throws IOException, InterruptedException {
        return keygen.key(type, Files.createTempDirectory(home, "key").resolve("id"));
    }

    private static SshSignature read(String armored) {
        assertThat(SshSignature.read(armored)).isInstanceOf(Reading.Well.class);
        return ((Reading.Well) SshSignature.read(armored)).signature();
    }

    private static Verdict verify(String armored) {
        return SshSignature.verify(armored, MESSAGE, APPROVAL);
    }

    private static void refused(String armored, Why why, String reason) {
        assertThat(verify(armored)).isEqualTo(new Bad(why, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, sha512, SHA512, ssh-ed25519",
        "ed25519, sha256, SHA256, ssh-ed25519",
        "ecdsa 256, sha512, SHA512, ecdsa-sha2-nistp256",
        "ecdsa 384, sha256, SHA256, ecdsa-sha2-nistp384",
        "ecdsa 521, sha512, SHA512, ecdsa-sha2-nistp521",
        "rsa 2048, sha256, SHA256, rsa-sha2-512",
        "rsa 3072, sha512, SHA512, rsa-sha2-512"
    })
    void whatSshKeygenSignsIsGoodAndSaysByWhom(String type, String hash, Hash read, String algorithm) throws Exception {
        Path key = fresh(type);
        String armored = keygen.sign(key, hash, APPROVAL, MESSAGE);

        SshSignature signature = read(armored);
        assertThat(signature.verify(MESSAGE, APPROVAL)).isEqualTo(new Good(SshKeygen.publicKey(key)));
        assertThat(signature.key()).isEqualTo(SshKeygen.publicKey(key));
        assertThat(signature.namespace()).isEqualTo(APPROVAL);
        assertThat(signature.hash()).isEqualTo(read);
        assertThat(signature.algorithm()).isEqualTo(algorithm);
        assertThat(signature.armored()).isEqualTo(armored);
    }

    @Test
    void anRsaSignatureWithSha256IsGoodHereAndThere() throws Exception {
        HandMade.Signer signer = HandMade.rsa(2048, "rsa-sha2-256", "SHA256withRSA");

        assertThat(verify(signer.over(TEXT))).isEqualTo(new Good(signer.key()));
        assertThat(keygen.verifies(signer.key(), signer.over(TEXT), APPROVAL, MESSAGE))
                .isTrue();
    }

    @Test
    void itCountsForOnePurposeOnly() throws Exception {
        String armored = keygen.sign(fresh("ed25519"), "sha512", "file", MESSAGE);

        refused(armored, Why.OTHER_NAMESPACE, "It was signed for \"file\", not for \"approval\".");
        assertThat(SshSignature.verify(armored, MESSAGE, "file")).isInstanceOf(Good.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa 256", "ecdsa 384", "ecdsa 521", "rsa 2048"})
    void anAlteredMessageIsNoticed(String type) throws Exception {
        String armored = keygen.sign(fresh(type), "sha512", APPROVAL, (TEXT + " ").getBytes(StandardCharsets.UTF_8));

        refused(
                armored,
                Why.DOES_NOT_FIT,
                "The signature does not fit: what it signs is something else, or it was changed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa 256", "ecdsa 384", "ecdsa 521", "rsa 2048"})
    void anotherKeyInItsPlaceIsNoticed(String type) throws Exception {
        byte[] bytes = HandMade.unarmored(keygen.sign(fresh(type), "sha512", APPROVAL, MESSAGE));
        byte[] other = SshKeygen.publicKey(fresh(type)).bytes();
        System.arraycopy(other, 0, bytes, "SSHSIG".length() + 2 * Integer.BYTES, other.length);

        assertThat(verify(HandMade.armored(bytes)))
                .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.why()).isEqualTo(Why.DOES_NOT_FIT));
    }

    @Test
    void anRsaKeyThatSignsWithSha1CountsForNothing() throws Exception {
        HandMade.Signer signer = HandMade.rsa(2048, "ssh-rsa", "SHA1withRSA");

        refused(signer.over(TEXT), Why.WEAK, "An RSA key has signed with SHA-1 here, which can be forged.");
        assertThat(keygen.verifies(signer.key(), signer.over(TEXT), APPROVAL, MESSAGE))
                .isFalse();
    }

    @Test
    void aShortRsaKeyCountsForNothing() throws Exception {
        String armored = keygen.sign(fresh("rsa 1024"), "sha512", APPROVAL, MESSAGE);

        refused(armored, Why.WEAK, "The RSA key has 1024 bits, and one counts from 2048.");
    }

    @Test
    void aDsaKeyCountsForNothing() {
        SshKey key = HandMade.key(out -> HandMade.put(out, "ssh-dss"));

        refused(
                HandMade.armored(key, Frame.USUAL, HandMade.bytes(out -> HandMade.put(out, "ssh-dss"))),
                Why.WEAK,
                "The key is a DSA key, which is too short.");
    }

    @Test
    void aCertificateInPlaceOfAKeyIsRefused() throws Exception {
        Path authority = fresh("ed25519");
        Path key = fresh("ed25519");
        keygen.require(List.of("-q", "-s", authority.toString(), "-I", "mia", "-n", "mia", key + ".pub"));
        SshKey certificate =
                SshKey.ofLine(Files.readString(Path.of(key + "-cert.pub"))).orElseThrow();

        refused(
                HandMade.armored(certificate, Frame.USUAL, HandMade.bytes(out -> HandMade.put(out, "ssh-ed25519"))),
                Why.CERTIFICATE,
                "It is signed with a certificate: only signatures of keys themselves count.");
    }

    @Test
    void aKindOfKeyFromTheFutureIsRefused() {
        SshKey key = HandMade.key(out -> HandMade.put(out, "ssh-mldsa87"));

        refused(
                HandMade.armored(key, Frame.USUAL, HandMade.bytes(out -> HandMade.put(out, "ssh-mldsa87"))),
                Why.UNSUPPORTED,
                "The key is of a kind that this version does not know.");
    }

    @Test
    void whatIsNotAsTheFormatSaysIsNoSignature() throws Exception {
        HandMade.Signer signer = HandMade.ed25519();

        assertThat(verify(signer.over(TEXT))).isInstanceOf(Good.class);
        refused(
                signer.over(TEXT, new Frame(2, APPROVAL, "", "sha512")),
                Why.MALFORMED,
                "The signature is of another version than 1.");
        refused(
                signer.over(TEXT, new Frame(1, APPROVAL, "more", "sha512")),
                Why.MALFORMED,
                "The signature holds something that it does not sign.");
        refused(
                signer.over(TEXT, new Frame(1, APPROVAL, "", "sha384")),
                Why.MALFORMED,
                "The signature names a hash that is neither sha256 nor sha512.");
        refused(
                signer.over(TEXT, new Frame(1, "approval\0file", "", "sha512")),
                Why.MALFORMED,
                "The signature is damaged.");
        assertThat(SshSignature.verify(signer.over(TEXT, new Frame(1, "", "", "sha512")), MESSAGE, ""))
                .isInstanceOf(Bad.class);
    }

    @Test
    void aTextWithoutEndIsNotEvenRead() {
        String giant = HandMade.armored(new byte[SshSignature.LONGEST]);

        refused(giant, Why.MALFORMED, "It is longer than a signature is.");
        refused("A".repeat(10_000_000), Why.MALFORMED, "It is longer than a signature is.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "-----BEGIN SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
                "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n",
                "-----BEGIN SSH SIGNATURE-----\n%\n-----END SSH SIGNATURE-----\n",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n",
                "-----BEGIN PGP SIGNATURE-----\nU1NIU0lH\n-----END PGP SIGNATURE-----\n"
            })
    void anotherTextIsNoSignature(String text) {
        assertThat(SshSignature.read(text)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void nothingMayStandAroundIt() throws Exception {
        String armored = keygen.sign(fresh("ed25519"), "sha512", APPROVAL, MESSAGE);

        assertThat(verify(armored)).isInstanceOf(Good.class);
        assertThat(verify(armored.strip())).isInstanceOf(Good.class);
        assertThat(verify(" " + armored)).isInstanceOf(Bad.class);
        assertThat(verify(armored + "\n")).isInstanceOf(Bad.class);
        assertThat(verify(armored + armored)).isInstanceOf(Bad.class);
        assertThat(verify(armored.replace("\n", "\r\n"))).isInstanceOf(Bad.class);
    }
}
