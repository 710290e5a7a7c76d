package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.signature.Signature;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures are told as the git program tells them. */
class OpenPgpSignatureTest {
    private static final String ANA = "Ana Ruiz <ana@shop.example>";

    @TempDir
    Path directory;

    private Gpg gpg;
    private GitProgram git;
    private String key;

    @BeforeEach
    void makeRepositoryAndKey() throws IOException {
        gpg = Gpg.in(directory.resolve("gpg"));
        key = gpg.makeKey(ANA, "never");
        git = GitProgram.init(directory.resolve("repository"));
        git.run("config", "gpg.program", gpg.program().toString());
        git.run("config", "user.signingKey", key);
    }

    @AfterEach
    void endAgents() {
        if (gpg != null) { // a test that is skipped, where there is no gpg, has none
            gpg.close();
        }
    }

    @Test
    void aGoodSignatureTellsWhoSigned() {
        signedCommit();

        assertThat(ofHead()).isEqualTo(new Signature.Valid(ANA, key, Signature.Trust.ULTIMATE));
        assertThat(gitSays()).isEqualTo("G");
    }

    @Test
    void aCommitWithoutOneHasNone() {
        git.commit("feat: unsigned");

        assertThat(ofHead()).isEqualTo(new Signature.None());
        assertThat(gitSays()).isEqualTo("N");
    }

    @Test
    void aChangedCommitIsBad() {
        signedCommit();
        changeHead("feat: signed", "feat: forged");

        assertThat(ofHead())
                .isEqualTo(new Signature.Bad("What the signature of " + ANA + " was made for has been changed since."));
        assertThat(gitSays()).isEqualTo("B");
    }

    @Test
    void aKeyThatNobodyHasIsUnknown() throws IOException {
        signedCommit();
        try (Gpg other = Gpg.in(directory.resolve("other"))) {
            git.run("config", "gpg.program", other.program().toString());

            assertThat(ofHead()).isEqualTo(new Signature.UnknownKey(key.substring(24)));
            assertThat(gitSays()).isEqualTo("E");
        }
    }

    @Test
    void anExpiredKeyARevokedKeyAndAnExpiredSignatureAreToldAsSuch() throws IOException {
        gpg.with("--faked-system-time 20200101T000000");
        String ben = gpg.makeKey("Ben Okafor <ben@shop.example>", "1d");
        git.run("config", "user.signingKey", ben);
        signedCommit();
        gpg.with("");
        assertThat(ofHead()).isEqualTo(new Signature.Bad("The key of Ben Okafor <ben@shop.example> has expired."));
        assertThat(gitSays()).isEqualTo("Y");

        String cleo = gpg.with("--faked-system-time 20200101T000000").makeKey("Cleo <cleo@shop.example>", "never");
        gpg.with("--faked-system-time 20200101T000100 --default-sig-expire 1d");
        git.run("config", "user.signingKey", cleo);
        signedCommit();
        gpg.with("");
        assertThat(ofHead()).isEqualTo(new Signature.Bad("The signature of Cleo <cleo@shop.example> has expired."));
        assertThat(gitSays()).isEqualTo("X");

        git.run("config", "user.signingKey", key);
        signedCommit();
        gpg.revoke(key);
        assertThat(ofHead()).isEqualTo(new Signature.Bad("The key of " + ANA + " was revoked."));
        assertThat(gitSays()).isEqualTo("R");
    }

    @Test
    void aKeyThatIsTrustedTooLittleIsBad() throws IOException {
        signedCommit();
        git.run("config", "gpg.minTrustLevel", "ultimate");
        assertThat(ofHead()).isInstanceOf(Signature.Valid.class);

        gpg.trustNever(key);
        git.run("config", "gpg.minTrustLevel", "fully");

        assertThat(ofHead()).isEqualTo(new Signature.Bad("Its key is trusted less than gpg.minTrustLevel asks for."));
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();
    }

    @Test
    void twoSignaturesAtOnceAreBad() {
        signedCommit();
        String commit = git.run("cat-file", "commit", "HEAD") + "\n";
        String header = commit.substring(commit.indexOf("gpgsig "), commit.indexOf("\n\n") + 1);
        write(commit.replace(header, header + header));

        assertThat(ofHead()).isInstanceOf(Signature.Bad.class);
        assertThat(git.accepts("verify-commit", "HEAD")).isFalse();
    }

    @Test
    void whatCannotBeCheckedSaysWhyAndWhatToDo() {
        signedCommit();
        git.run("config", "gpg.program", directory + "/absent");
        assertThat(ofHead())
                .isEqualTo(new Signature.CannotCheck(
                        directory + "/absent, which would check it, is not installed.",
                        "Install GnuPG, or tell git where it is with gpg.program."));

        changeHead("PGP SIGNATURE", "SIGNED MESSAGE");
        assertThat(ofHead())
                .isInstanceOfSatisfying(
                        Signature.CannotCheck.class,
                        why -> assertThat(why.reason()).contains("X.509"));
    }

    @Test
    void aProgramThatLiesBesideTheProjectIsNotRun() throws IOException {
        signedCommit();
        Path trap = git.directory().resolve("trap");
        Files.writeString(trap, "#!/bin/sh\ntouch '" + directory + "/sprung'\n");
        assertThat(trap.toFile().setExecutable(true)).isTrue();
        git.run("config", "gpg.program", "./trap");

        assertThat(ofHead()).isInstanceOf(Signature.CannotCheck.class);
        assertThat(directory.resolve("sprung")).doesNotExist();
    }

    @Test
    void tagsAreToldLikeCommits() {
        git.commit("feat: start");
        git.run("tag", "-s", "-m", "Signed", "signed");
        git.run("tag", "-a", "-m", "Annotated", "annotated");
        git.run("tag", "light");
        String tag = git.run("cat-file", "tag", "signed") + "\n";
        String forged = git.runWith(
                tag.replace("Signed", "Forged").getBytes(StandardCharsets.UTF_8),
                "hash-object",
                "-t",
                "tag",
                "-w",
                "--stdin");
        git.run("update-ref", "refs/tags/forged", forged);

        try (Repository repository = Repositories.open(git.directory())) {
            Signatures signatures = repository.signatures(System.getenv());
            assertThat(signatures.ofTag("signed")).isEqualTo(new Signature.Valid(ANA, key, Signature.Trust.ULTIMATE));
            assertThat(signatures.ofTag("forged")).isInstanceOf(Signature.Bad.class);
            assertThat(signatures.ofTag("annotated")).isEqualTo(new Signature.None());
            assertThat(signatures.ofTag("light")).isEqualTo(new Signature.None());
            assertThatThrownBy(() -> signatures.ofTag("absent")).hasMessage("There is no tag absent.");
        }
        assertThat(git.accepts("verify-tag", "signed")).isTrue();
        assertThat(git.accepts("verify-tag", "forged")).isFalse();
    }

    @Test
    void aTagThatIsSignedHereIsAcceptedByGit() {
        Revision commit = git.commit("feat: start");

        try (Repository repository = Repositories.open(git.directory())) {
            Signatures signatures = repository.signatures(System.getenv());
            Tag made = signatures.tag("v1.0.0", commit, "Release 1.0.0\n\nWith „notes“.");

            assertThat(made.revision()).isEqualTo(commit);
            assertThat(repository.tags()).containsExactly(made);
            assertThat(signatures.ofTag("v1.0.0")).isInstanceOf(Signature.Valid.class);
        }
        assertThat(git.accepts("verify-tag", "v1.0.0")).isTrue();
        assertThat(git.run("tag", "-l", "--format=%(contents:subject)|%(contents:body)")
                        .strip())
                .isEqualTo("Release 1.0.0|With „notes“.");
        assertThat(git.run("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void theKeyIsThatOfTheCommitterWhereGitIsToldNoOther() {
        git.run("config", "--unset", "user.signingKey");
        git.run("config", "user.name", "Ana Ruiz");
        git.run("config", "user.email", "ana@shop.example");
        Revision commit = git.commit("feat: start");

        try (Repository repository = Repositories.open(git.directory())) {
            repository.signatures(System.getenv()).tag("v1.0.0", commit, "First");
        }
        assertThat(git.accepts("verify-tag", "v1.0.0")).isTrue();
    }

    @Test
    void aTagThatCannotBeSignedIsNotMade() {
        Revision commit = git.commit("feat: start");
        git.run("config", "user.signingKey", "nobody@shop.example");

        try (Repository repository = Repositories.open(git.directory())) {
            Signatures signatures = repository.signatures(System.getenv());
            assertThatThrownBy(() -> signatures.tag("v1.0.0", commit, "First"))
                    .isInstanceOf(GitException.class)
                    .hasMessageStartingWith("Gpg could not sign the tag with the key of nobody@shop.example: ")
                    .hasMessageContaining("No secret key");
            git.run("config", "gpg.format", "x509");
            git.run("config", "gpg.x509.program", gpg.program().toString());
        }
        try (Repository repository = Repositories.open(git.directory())) {
            assertThatThrownBy(() -> repository.signatures(System.getenv()).tag("v1.0.0", commit, "First"))
                    .hasMessageContaining("X.509");
        }
        assertThat(git.run("tag")).isEmpty();
    }

    private void signedCommit() {
        git.run("commit", "-q", "--allow-empty", "-S", "-m", "feat: signed");
    }

    private void changeHead(String from, String to) {
        write((git.run("cat-file", "commit", "HEAD") + "\n").replace(from, to));
    }

    private void write(String commit) {
        String id =
                git.runWith(commit.getBytes(StandardCharsets.UTF_8), "hash-object", "-t", "commit", "-w", "--stdin");
        git.run("update-ref", "HEAD", id);
    }

    private Signature ofHead() {
        try (Repository repository = Repositories.open(git.directory())) {
            return repository.signatures(System.getenv()).of(git.revision("HEAD"));
        }
    }

    private String gitSays() {
        return git.run("log", "-1", "--format=%G?");
    }
}
