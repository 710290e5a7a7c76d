package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.login.AskedPerson;
import dev.slipway.ssh.signature.Signing.NotSigned;
import dev.slipway.ssh.signature.Signing.Signed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing with private key files. */
class SigningByFileTest extends WithKeys {
    private final AskedPerson nobody = new AskedPerson();

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa 256", "ecdsa 384", "ecdsa 521", "rsa 2048", "rsa 3072"})
    void aKeyThatLiesOpenSigns(String type) throws Exception {
        Path key = keygen.key(type, directory.resolve("id"));
        KeysAtHand keys = withoutAgent(nobody);

        KeyAtHand found = one(keys, key);

        assertThat(found).hasToString(key.toString());
        signed(keys, found);
    }

    @ParameterizedTest
    @CsvSource({"ed25519, RFC4716", "ecdsa 521, RFC4716", "rsa, RFC4716", "rsa, PEM", "ecdsa 256, PEM", "rsa, PKCS8"})
    void aKeyWithAPassphraseSignsOnceThatIsGiven(String type, String form) throws Exception {
        AskedPerson mia = new AskedPerson("close sesame", "open sesame");
        Path key = keygen.key(type, directory.resolve("id"), "-m", form, "-N", "open sesame");
        KeysAtHand keys = withoutAgent(mia);

        signed(keys, one(keys, key));
        signed(keys, one(keys, key));

        assertThat(mia.keys).containsExactly(new EncryptedKey(key, WHAT, false), new EncryptedKey(key, WHAT, true));
    }

    @Test
    void whoGivesNoPassphraseSignsNothingAndIsAskedAgainTheNextTime() throws Exception {
        AskedPerson mia = new AskedPerson("one", "two", "three");
        Path key = keygen.key("ed25519", directory.resolve("id"), "-N", "open sesame");
        KeysAtHand keys = withoutAgent(mia);

        assertThat(refused(keys, one(keys, key)).reason())
                .isEqualTo(key + " is encrypted, and its passphrase was not given.");
        assertThat(mia.keys).hasSize(3);
        refused(keys, one(keys, key));
        assertThat(mia.keys).hasSize(4);
    }

    @Test
    void keysThatTheConfigurationNamesAreFoundToo() throws Exception {
        Path key = keygen.key(
                "ed25519", Files.createDirectory(home.resolve("keys")).resolve("release"));
        KeysAtHand keys = withoutAgent(nobody, "IdentityFile " + key);

        signed(keys, one(keys, key));
    }

    @Test
    void howHostsAreReachedMattersToNoSignature() throws Exception {
        Path key = keygen.key("ed25519", home.resolve("release"));
        KeysAtHand keys =
                withoutAgent(nobody, "KnownHostsCommand /bin/false", "ProxyJump bastion", "IdentityFile " + key);

        signed(keys, one(keys, key));
    }

    @Test
    void whoHasNoneOfTheKeysIsToldWhatToDo() throws Exception {
        keygen.key("ed25519", directory.resolve("id_ed25519"));
        Path other = keygen.key("ed25519", home.resolve("other"));

        KeysFound found = withoutAgent(nobody).among(publicKeys(other));

        assertThat(found.keys()).isEmpty();
        assertThat(found.none().reason()).isEqualTo("None of the keys that count is here.");
        assertThat(found.none().remedy()).contains("ssh-add");
    }

    @Test
    void whoHasNoDirectoryOfKeysHasNoKeys() throws Exception {
        Path key = keygen.key("ed25519", home.resolve("other"));
        Files.delete(directory);

        assertThat(withoutAgent(nobody).among(publicKeys(key)).keys()).isEmpty();
    }

    @Test
    void aConfigurationThatCannotBeReadKeepsNoKeyFromBeingFound() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id"));

        KeysFound found = withoutAgent(nobody, "NoSuchKeyword yes").among(publicKeys(key));

        assertThat(found.keys()).hasSize(1);
        assertThat(found.unusable()).singleElement().asString().startsWith("the SSH configuration cannot be read: ");
    }

    @Test
    void aFileThatOthersCanReadSignsNothing() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        KeysAtHand keys = withoutAgent(nobody);

        assertThat(refused(keys, one(keys, key)).remedy()).isEqualTo("Run chmod 600 " + key + ".");
    }

    @Test
    void aPublicHalfOfAnotherKeyIsNoticed() throws Exception {
        Path key = keygen.key("rsa 2048", directory.resolve("id"), "-m", "PEM");
        Path other = keygen.key("rsa 2048", home.resolve("other"));
        Files.copy(Path.of(other + ".pub"), Path.of(key + ".pub"), StandardCopyOption.REPLACE_EXISTING);
        KeysAtHand keys = withoutAgent(nobody);

        assertThat(refused(keys, one(keys, other)).reason())
                .startsWith("A signature by " + key + " does not count: the signature does not fit");
    }

    @Test
    void aFileThatIsDamagedSinceIsASentence() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id"));
        KeysAtHand keys = withoutAgent(nobody);
        KeyAtHand found = one(keys, key);
        Files.writeString(
                key, "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----\n");

        assertThat(refused(keys, found).reason()).startsWith(key + " cannot be used: ");
        Files.delete(key);
        assertThat(refused(keys, found).reason()).startsWith(key + " cannot be used: ");
    }

    @Test
    void howeverAFileIsDamagedItIsASentence() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id"));
        KeysAtHand keys = withoutAgent(nobody);
        KeyAtHand found = one(keys, key);
        byte[] whole = HandMade.unarmored(Files.readString(key));
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.writeString(
                    key,
                    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(damaged)
                            + "\n-----END OPENSSH PRIVATE KEY-----\n");

            switch (keys.sign(found, WHAT, MESSAGE, "approval")) {
                case Signed(SshSignature signature) ->
                    assertThat(signature.verify(MESSAGE, "approval")).isInstanceOf(Verdict.Good.class);
                case NotSigned(String reason, String remedy) -> {
                    assertThat(reason).contains(key.toString()).endsWith(".");
                    assertThat(remedy).endsWith(".");
                }
            }
        }
    }

    @Test
    void theFileOfASecurityKeyIsLeftToAnAgent() throws Exception {
        HandMade.Signer blue = HandMade.securityEd25519("ssh:", 1);
        Path key = directory.resolve("id_ed25519_sk");
        Files.writeString(
                Path.of(key + ".pub"), blue.key().type() + " " + blue.key().blob() + "\n");
        String inside = Base64.getEncoder().encodeToString(HandMade.bytes(out -> {
            out.writeBytes("openssh-key-v1\0");
            HandMade.put(out, "none");
            HandMade.put(out, "none");
            HandMade.put(out, "");
            out.writeInt(1);
            HandMade.put(out, blue.key().bytes());
            HandMade.put(out, "");
        }));
        Files.writeString(
                key, "-----BEGIN OPENSSH PRIVATE KEY-----\n" + inside + "\n-----END OPENSSH PRIVATE KEY-----\n");
        KeysAtHand keys = withoutAgent(nobody);
        KeysFound found = keys.among(List.of(blue.key()));

        assertThat(found.keys()).hasSize(1);
        assertThat(refused(keys, found.keys().getFirst()).remedy()).isEqualTo("Run ssh-add " + key + ".");
    }
}
