package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.signature.HandMade.Frame;
import dev.slipway.ssh.signature.HandMade.Signer;
import dev.slipway.ssh.signature.Verdict.Bad;
import dev.slipway.ssh.signature.Verdict.Good;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** However a good signature is changed, it is no good one any more, and nothing breaks. */
class TamperedSignatureTest {
    private static final String TEXT = "plan 4f2a, and why\n";
    private static final byte[] MESSAGE = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final List<String> SIGNATURES = signatures();

    private static List<String> signatures() {
        try {
            return List.of(
                    HandMade.ed25519().over(TEXT),
                    HandMade.ed25519().over(TEXT, new Frame(1, "approval", "", "sha256")),
                    HandMade.ecdsa(256).over(TEXT),
                    HandMade.ecdsa(384).over(TEXT),
                    HandMade.ecdsa(521).over(TEXT),
                    HandMade.rsa(2048, "rsa-sha2-512", "SHA512withRSA").over(TEXT),
                    HandMade.rsa(2048, "rsa-sha2-256", "SHA256withRSA").over(TEXT),
                    HandMade.securityEd25519("ssh:", 1).over(TEXT),
                    HandMade.securityEcdsa("ssh:", 1).over(TEXT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict verify(String armored) {
        return SshSignature.verify(armored, MESSAGE, "approval");
    }

    @Test
    void unchangedTheyAreGood() {
        assertThat(SIGNATURES).allSatisfy(each -> assertThat(verify(each)).isInstanceOf(Good.class));
    }

    @Property(tries = 3_000)
    void noByteOfItMayBeAnother(
            @ForAll @IntRange(max = 8) int which,
            @ForAll @IntRange(max = 4_000) int at,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = HandMade.unarmored(SIGNATURES.get(which));
        bytes[at % bytes.length] ^= (byte) change;

        assertThat(verify(HandMade.armored(bytes))).isInstanceOf(Bad.class);
    }

    @Property(tries = 3_000)
    void noCharacterOfItsTextMayBeAnother(
            @ForAll @IntRange(max = 8) int which, @ForAll @IntRange(max = 4_000) int at, @ForAll char other) {
        StringBuilder text = new StringBuilder(SIGNATURES.get(which));
        int where = at % text.length();
        if (text.charAt(where) == other) {
            return;
        }
        text.setCharAt(where, other);

        assertThat(verify(text.toString())).isInstanceOf(Bad.class);
    }

    /** Of its last characters several may stand for the same bytes; one of them counts. */
    @Test
    void itHasOneSpellingOnly() {
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n ";
        for (String each : SIGNATURES) {
            int end = each.indexOf("\n-----END");
            for (int at = end - 6; at < end; at++) {
                for (int i = 0; i < characters.length(); i++) {
                    char other = characters.charAt(i);
                    StringBuilder text = new StringBuilder(each);
                    text.setCharAt(at, other);
                    assertThat(verify(text.toString()) instanceof Good)
                            .as("%c at %d", other, at)
                            .isEqualTo(each.charAt(at) == other);
                }
            }
        }
    }

    @Test
    void itsNumbersHaveOneSpellingOnly() throws GeneralSecurityException {
        Signer signer = HandMade.ecdsa(256);
        Signer zeros = new Signer(signer.key(), data -> {
            Fields made = new Fields(signer.signs().sign(data), "made");
            try {
                String type = made.text();
                Fields numbers = new Fields(made.bytes(), "numbers");
                byte[] first = numbers.bytes();
                byte[] second = numbers.bytes();
                return HandMade.bytes(out -> {
                    HandMade.put(out, type);
                    HandMade.put(out, HandMade.bytes(inner -> {
                        inner.writeInt(first.length + 1);
                        inner.writeByte(0);
                        inner.write(first);
                        HandMade.put(inner, second);
                    }));
                });
            } catch (Unfit e) {
                throw new GeneralSecurityException(e);
            }
        });

        assertThat(verify(signer.over(TEXT))).isInstanceOf(Good.class);
        assertThat(verify(zeros.over(TEXT))).isInstanceOf(Bad.class);
    }

    @Test
    void nothingMayBeHiddenBehindAKeyOrASignature() throws GeneralSecurityException {
        for (Signer signer : List.of(HandMade.ed25519(), HandMade.ecdsa(256), HandMade.securityEd25519("ssh:", 1))) {
            byte[] key = Arrays.copyOf(signer.key().bytes(), signer.key().bytes().length + 1);
            Signer longKey = new Signer(SshKey.in(key).orElseThrow(), signer.signs());
            Signer longSignature = new Signer(signer.key(), data -> {
                byte[] made = signer.signs().sign(data);
                return Arrays.copyOf(made, made.length + 1);
            });

            assertThat(verify(signer.over(TEXT))).isInstanceOf(Good.class);
            assertThat(verify(longKey.over(TEXT))).isInstanceOf(Bad.class);
            assertThat(verify(longSignature.over(TEXT))).isInstanceOf(Bad.class);
        }
    }

    @Test
    void everyCutIsNoticed() {
        for (String each : SIGNATURES) {
            byte[] whole = HandMade.unarmored(each);
            for (int length = 0; length < whole.length; length++) {
                assertThat(verify(HandMade.armored(Arrays.copyOf(whole, length))))
                        .isInstanceOf(Bad.class);
            }
            assertThat(verify(HandMade.armored(Arrays.copyOf(whole, whole.length + 1))))
                    .isInstanceOf(Bad.class);
        }
    }

    @Property
    void randomBytesAreNoSignature(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(verify(HandMade.armored(bytes))).isInstanceOf(Bad.class);
    }

    @Property
    void randomTextIsNoSignature(@ForAll String text) {
        assertThat(verify(text)).isInstanceOf(Bad.class);
    }

    @Property
    void randomPartsAreNoSignature(
            @ForAll @IntRange(max = 6) int type,
            @ForAll @Size(max = 80) byte[] key,
            @ForAll @Size(max = 80) byte[] made) {
        String name = List.of(
                        "ssh-ed25519",
                        "ssh-rsa",
                        "ecdsa-sha2-nistp256",
                        "ecdsa-sha2-nistp521",
                        "sk-ssh-ed25519@openssh.com",
                        "sk-ecdsa-sha2-nistp256@openssh.com",
                        "ssh-ed25519-cert-v01@openssh.com")
                .get(type);
        String armored = HandMade.armored(
                HandMade.key(out -> {
                    HandMade.put(out, name);
                    HandMade.put(out, key);
                    HandMade.put(out, key);
                }),
                Frame.USUAL,
                HandMade.bytes(out -> {
                    HandMade.put(out, name.equals("ssh-rsa") ? "rsa-sha2-512" : name);
                    HandMade.put(out, made);
                }));

        assertThat(verify(armored)).isInstanceOf(Bad.class);
    }
}
