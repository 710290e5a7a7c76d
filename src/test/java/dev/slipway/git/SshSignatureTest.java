package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.signature.Signature;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures with SSH keys are told as the git program tells them. */
class SshSignatureTest {
    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");

    @TempDir
    Path directory;

    private GitProgram git;
    private Path allowed;
    private Path key;

    @BeforeEach
    void makeRepositoryAndKey() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(SSH_KEYGEN), "This machine has no ssh-keygen");
        key = makeKey("key");
        allowed = directory.resolve("allowed");
        allow("ana@shop.example");
        git = GitProgram.init(directory.resolve("repository"));
        git.run("config", "gpg.format", "ssh");
        git.run("config", "user.signingKey", key.toString());
        git.run("config", "gpg.ssh.allowedSignersFile", allowed.toString());
        git.run("commit", "-q", "--allow-empty", "-S", "-m", "feat: signed");
    }

    @Test
    void aGoodSignatureTellsWhoSigned() throws IOException, InterruptedException {
        assertThat(ofHead()).isEqualTo(new Signature.Valid("ana@shop.example", fingerprint(), Signature.Trust.FULLY));
        assertThat(git.accepts("verify-commit", "HEAD")).isTrue();
    }

    @Test
    void aChangedCommitIsBad() {
        String commit = git.run("cat-file", "commit", "HEAD") + "\n";
        String id = git.runWith(
                commit.replace("feat: signed", "feat: forged").getBytes(StandardCharsets.UTF_8),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin");
        git.run("update-ref", "HEAD", id);

        assertThat(ofHead())
                .isInstanceOfSatisfying(
                        Signature.Bad.class,
                        bad -> assertThat(bad.reason())
                                .startsWith("What it signs has been changed since, or it is damaged"));
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();
    }

    @Test
    void aKeyThatStandsForNobodyIsUnknown() throws IOException, InterruptedException {
        Files.writeString(allowed, "");

        assertThat(ofHead()).isEqualTo(new Signature.UnknownKey(fingerprint()));
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();
    }

    @Test
    void aRevokedKeyIsToldAsSuch() throws IOException {
        Path revoked = Files.copy(Path.of(key + ".pub"), directory.resolve("revoked"));
        git.run("config", "gpg.ssh.revocationFile", revoked.toString());

        assertThat(ofHead()).isEqualTo(new Signature.Bad("Its key was revoked."));
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();

        git.run("config", "gpg.ssh.revocationFile", directory + "/absent");
        assertThat(ofHead()).isInstanceOf(Signature.CannotCheck.class);
    }

    @Test
    void aKeyCountsOnlyForWhatWasMadeInItsTime() throws IOException, InterruptedException {
        allow("ana@shop.example valid-before=\"20200101\"");
        assertThat(ofHead())
                .isEqualTo(new Signature.Bad(
                        "Its key did not count when it was made, as the file of allowed signers says: " + fingerprint()
                                + "."));
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();

        allow("ana@shop.example valid-after=\"20200101\"");
        assertThat(ofHead()).isInstanceOf(Signature.Valid.class);
        assertThat(git.accepts("verify-commit", "HEAD")).isTrue();
    }

    @Test
    void whereGitIsNotToldWhoseKeysCountNothingIsSaid() {
        git.run("config", "gpg.ssh.allowedSignersFile", directory + "/absent");
        assertThat(ofHead())
                .isEqualTo(new Signature.CannotCheck(
                        "The file of allowed signers cannot be read: " + directory + "/absent.",
                        "Make it, or correct gpg.ssh.allowedSignersFile."));

        git.run("config", "--unset", "gpg.ssh.allowedSignersFile");
        assertThat(ofHead())
                .isEqualTo(new Signature.CannotCheck(
                        "It is signed with an SSH key, and git is not told whose keys count.",
                        "Name a file of allowed signers with gpg.ssh.allowedSignersFile."));
    }

    @Test
    void aTagThatIsSignedHereIsAcceptedByGit() {
        Revision commit = git.revision("HEAD");

        try (Repository repository = Repositories.open(git.directory())) {
            Signatures signatures = repository.signatures(System.getenv());
            signatures.tag("v1.0.0", commit, "First");
            assertThat(signatures.ofTag("v1.0.0")).isInstanceOf(Signature.Valid.class);
            assertThatThrownBy(() -> signatures.tag("v1.0.0", commit, "Again"))
                    .hasMessage("The tag v1.0.0 exists already.");
        }
        assertThat(git.accepts("verify-tag", "v1.0.0")).isTrue();
    }

    private Revision mergedSignedWith(String signingKey) throws InterruptedException {
        git.run("branch", "theirs");
        Revision ours = git.write("page", "ours\n").commit("feat: ours");
        git.run("checkout", "-q", "theirs");
        Revision theirs = git.write("other", "theirs\n").commit("feat: theirs");
        git.run("checkout", "-q", "main");
        git.run("config", "commit.gpgSign", "true");
        git.run("config", "user.signingKey", signingKey);
        try (Repository repository = Repositories.open(git.directory())) {
            Merges merges = repository.merges(System.getenv());
            Prediction.Clean clean = (Prediction.Clean) merges.predict(ours, theirs);
            return merges.write(clean, "Merge branch 'theirs'");
        }
    }

    @Test
    void aMergeIsSignedWhereGitIsToldToSignCommits() throws InterruptedException {
        Revision made = mergedSignedWith(key.toString());

        assertThat(git.accepts("verify-commit", made.id())).isTrue();
        git.run("fsck", "--strict");
    }

    @Test
    void aMergeThatCannotBeSignedIsNotMade() {
        assertThatThrownBy(() -> mergedSignedWith(directory + "/absent"))
                .hasMessageStartingWith("Ssh-keygen could not sign the commit with the key ");
    }

    @Test
    void aTagThatCannotBeSignedIsNotMade() throws IOException, InterruptedException {
        String absent = makeKey("gone").toString();
        Files.delete(Path.of(absent));
        refused("user.signingKey", absent, "Ssh-keygen could not sign the tag with the key " + absent);
        refused("user.signingKey", "", "Git is told to sign with an SSH key, but not with which.");
        refused(
                "gpg.ssh.defaultKeyCommand",
                "ssh-add -L",
                "The key to sign with is what gpg.ssh.defaultKeyCommand finds, which Slipway does not run.");
        refused("gpg.ssh.program", "/absent", "/absent, which would sign the tag, is not installed.");
        refused("gpg.format", "runes", "Git is told to sign in a format that it does not know.");
        git.run("config", "--unset", "gpg.format");

        assertThat(git.run("tag")).isEmpty();
    }

    private void refused(String setting, String value, String reason) {
        git.run("config", setting, value);
        try (Repository repository = Repositories.open(git.directory())) {
            assertThatThrownBy(
                            () -> repository.signatures(System.getenv()).tag("v1.0.0", git.revision("HEAD"), "First"))
                    .isInstanceOf(GitException.class)
                    .hasMessageStartingWith(reason);
        }
    }

    private Signature ofHead() {
        try (Repository repository = Repositories.open(git.directory())) {
            return repository.signatures(System.getenv()).of(git.revision("HEAD"));
        }
    }

    private void allow(String signer) throws IOException {
        Files.writeString(allowed, signer + " " + Files.readString(Path.of(key + ".pub")));
    }

    private String fingerprint() throws IOException, InterruptedException {
        return List.of(keygen("-lf", key.toString()).split(" ")).get(1);
    }

    private Path makeKey(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        keygen("-q", "-t", "ed25519", "-N", "", "-f", file.toString());
        return file;
    }

    private static String keygen(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(SSH_KEYGEN.toString()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
