package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.signature.HandMade.Signer;
import dev.slipway.ssh.signature.Verdict.Bad;
import dev.slipway.ssh.signature.Verdict.Good;
import dev.slipway.ssh.signature.Verdict.Why;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of security keys (FIDO), which are done in software here; ssh-keygen judges whether they are done rightly. */
class SecurityKeySignatureTest {
    private static final String TEXT = "plan 4f2a, and why\n";
    private static final byte[] MESSAGE = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final int VERIFIED = 4;

    @TempDir
    Path home;

    private SshKeygen keygen;

    @BeforeEach
    void find() {
        keygen = new SshKeygen(home);
    }

    private static Signer key(String kind, String application, int flags) throws GeneralSecurityException {
        return kind.equals("ed25519")
                ? HandMade.securityEd25519(application, flags)
                : HandMade.securityEcdsa(application, flags);
    }

    private static Verdict verify(String armored) {
        return SshSignature.verify(armored, MESSAGE, "approval");
    }

    private boolean sshKeygenTakes(Signer signer, String armored) throws Exception {
        return keygen.verifies(signer.key(), armored, "approval", MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void oneThatWasTouchedIsGoodHereAndThere(String kind) throws Exception {
        Signer touched = key(kind, "ssh:", 1);
        Signer withPin = key(kind, "ssh:release", 1 | VERIFIED);

        assertThat(verify(touched.over(TEXT))).isEqualTo(new Good(touched.key()));
        assertThat(sshKeygenTakes(touched, touched.over(TEXT))).isTrue();
        assertThat(verify(withPin.over(TEXT))).isEqualTo(new Good(withPin.key()));
        assertThat(sshKeygenTakes(withPin, withPin.over(TEXT))).isTrue();
    }

    /** ssh-keygen 9.2 takes it: of the flags it looks at none. */
    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void oneThatWasNotTouchedCountsForNothing(String kind) throws Exception {
        Bad untouched = new Bad(Why.UNTOUCHED, "The security key has signed without a touch.");

        assertThat(verify(key(kind, "ssh:", 0).over(TEXT))).isEqualTo(untouched);
        assertThat(verify(key(kind, "ssh:", VERIFIED).over(TEXT))).isEqualTo(untouched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void aTouchThatWasWrittenInAfterwardsIsNoticedHereAndThere(String kind) throws Exception {
        Signer untouched = key(kind, "ssh:", 0);
        byte[] bytes = HandMade.unarmored(untouched.over(TEXT));
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[bytes.length - Integer.BYTES - 1] = 1;

        assertThat(verify(HandMade.armored(changed)))
                .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.why()).isEqualTo(Why.DOES_NOT_FIT));
        assertThat(sshKeygenTakes(untouched, HandMade.armored(changed))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void anotherCounterThanTheKeySignedIsNoticedHereAndThere(String kind) throws Exception {
        Signer signer = key(kind, "ssh:", 1);
        byte[] bytes = HandMade.unarmored(signer.over(TEXT));
        bytes[bytes.length - 1]++;

        assertThat(verify(HandMade.armored(bytes))).isInstanceOf(Bad.class);
        assertThat(sshKeygenTakes(signer, HandMade.armored(bytes))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa"})
    void aKeyOfAWebSiteCountsForNothing(String kind) throws Exception {
        assertThat(verify(key(kind, "https://example.com", 1).over(TEXT)))
                .isEqualTo(new Bad(Why.UNSUPPORTED, "The security key was made for something else than SSH."));
    }
}
