package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.demo.DemoRepository;
import dev.slipway.demo.ShopHosts;
import dev.slipway.project.Address;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Doctor names files and tags that make releasing risky, and is silent about those that do not. */
class RepositoryHealthTest extends WithExaminedRepository {
    @Test
    void aHealthyProjectHasNoWarningsAndHearsWhatWasLookedAt() {
        git.run("tag", "v1.0.0");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder())
                .containsExactly(
                        "branches: GitFlow. " + BranchModel.GITFLOW.risk(),
                        "branch main: has all that develop has",
                        "tags: 1 version in order",
                        "work tree: nothing that waits for a commit",
                        "secrets in files: none that git has or would take in",
                        "large files: none over 50 MB");
    }

    @Test
    void theDemonstrationsProjectHasNoWarnings() throws IOException {
        ShopHosts hosts = new ShopHosts(
                ShopHosts.NAMES.stream()
                        .collect(Collectors.toMap(name -> name, name -> new Address("deploy", name + ".example", 22))),
                "/srv/shop",
                8080);
        Path demo = DemoRepository.make(directory.resolve("demo"), hosts, Clock.systemUTC());

        assertThat(ExaminedRepository.told(demo, Level.WARNING)).isEmpty();
        assertThat(ExaminedRepository.told(demo, Level.OK))
                .anyMatch(told -> told.startsWith("branches: feature → develop → staging → main."));
    }

    @Test
    void whatIsChangedAndNotCommittedIsNamedButForTheFileThatDoctorReadsAnyway() {
        git.write("src/a.txt", "b").write("slipway.yaml", ExaminedRepository.CONFIGURATION + "# more\n");

        assertThat(repository.warnings())
                .containsExactly("work tree: Changed and not committed, so in no release: src/a.txt.");
    }

    @Test
    void ofTheFileThatDoctorReadsAnywayItIsNotSaidThatNothingWaits() {
        git.write("slipway.yaml", "schema: [");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("work tree: nothing beside slipway.yaml that waits for a commit");
    }

    @Test
    void thatTheFileIsGoneWaitsLikeAnyOtherChange() {
        git.run("rm", "-q", "slipway.yaml");

        assertThat(repository.warnings())
                .containsExactly("work tree: Changed and not committed, so in no release: slipway.yaml.");
    }

    @Test
    void aNewFileThatHoldsNoSecretIsNoWarning() {
        git.write("notes.txt", "to do");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void aLockFileThatIsNotTrackedIsNamedAlsoWhereItIsIgnored() {
        git.write("package.json", "{}").write("tool/go.mod", "").write(".gitignore", "package-lock.json\n");
        repository.commitOnBoth();
        git.write("package-lock.json", "{}").write("tool/go.sum", "");

        assertThat(repository.warnings())
                .containsExactly("work tree: Lock files that git does not track, so that another build may take other"
                        + " versions: package-lock.json, tool/go.sum.");
    }

    @Test
    void aLockFileThatIsTrackedOrWithoutItsManifestIsNoWarning() {
        git.write("package.json", "{}").write("yarn.lock", "");
        repository.commitOnBoth();
        git.write("vendor/Cargo.lock", "");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void filesWithSecretsThatGitWouldTakeInAreNamed() {
        git.write(".env", "A=1")
                .write("keys/production.values", "API_KEY=1")
                .write("id_deploy", "-----BEGIN OPENSSH PRIVATE KEY-----\n");

        assertThat(repository.warnings())
                .containsExactly("secrets in files: Not ignored, so the next git add may take them in: .env, id_deploy,"
                        + " keys/production.values.");
    }

    @Test
    void onceTheyAreIgnoredNothingIsSaidOfThem() {
        git.write(".gitignore", ".env\n/keys/\nid_*\n");
        repository.commitOnBoth();
        git.write(".env", "A=1")
                .write("keys/production.values", "API_KEY=1")
                .write("id_deploy", "-----BEGIN OPENSSH PRIVATE KEY-----\n");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void filesWithSecretsThatGitTracksAreNamed() {
        git.write("conf/.env.production", "A=1").write("tls.pem", "-----BEGIN PRIVATE KEY-----\n");
        repository.commitOnBoth();

        assertThat(repository.warnings())
                .containsExactly("secrets in files: Tracked by git, so everybody with the repository has them:"
                        + " conf/.env.production, tls.pem.");
    }

    @Test
    void certificatesPublicKeysAndExamplesAreNoSecrets() {
        git.write("ca.pem", "-----BEGIN CERTIFICATE-----\n").write(".env.example", "A=");
        repository.commitOnBoth();
        git.write("id_ed25519.pub", "ssh-ed25519 AAAA").write("id_card", "a picture");

        assertThat(repository.warnings()).isEmpty();
    }

    @Test
    void aFileOverFiftyMegabytesIsNamedWithItsSize() throws IOException {
        git.write("film.mp4", "").write("small.mp4", "");
        length("film.mp4", 61_000_000);
        length("small.mp4", 49_000_000);
        repository.commitOnBoth();

        assertThat(repository.warnings())
                .containsExactly("large files: Over 50 MB, kept in every clone for good: film.mp4 (61.0 MB).");
    }

    private void length(String file, long length) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(shop.resolve(file).toFile(), "rw")) {
            content.setLength(length);
        }
    }

    @Test
    void aTagThatNamesNoVersionIsNamed() {
        git.run("tag", "v1.0.0");
        git.run("tag", "release-2");

        assertThat(repository.warnings())
                .containsExactly("tags: release-2 names no version of v{version}, so no release.");
    }

    @Test
    void aHigherVersionThatWasThereBeforeALowerOneIsNamed() {
        git.run("tag", "v2.0.0");
        repository.commitOn("main", "b.txt");
        git.run("tag", "v1.1.0");
        repository.commitOn("main", "c.txt");
        git.run("tag", "v1.2.0");
        git.run("branch", "-f", "develop", "main");

        assertThat(repository.warnings())
                .containsExactly(
                        "tags: v2.0.0 is out of order: it is higher than v1.2.0, v1.1.0, but its commit comes before.");
    }

    @Test
    void oneHighVersionMadeByMistakeIsNamedAloneHoweverManyGoodOnesFollowIt() {
        versions("1.0.0", "1.1.0", "1.2.0", "9.0.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0");

        assertThat(repository.warnings())
                .containsExactly("tags: v9.0.0 is out of order: it is higher than v1.6.0, v1.5.0 and 2 more, but its"
                        + " commit comes before.");
    }

    @Test
    void oneLowVersionMadeByMistakeIsNamedAloneAndNotTheGoodOnesBeforeIt() {
        versions("1.0.0", "1.1.0", "1.2.0", "0.3.0", "1.3.0");

        assertThat(repository.warnings())
                .containsExactly("tags: v0.3.0 is out of order: it is lower than v1.2.0, v1.1.0, v1.0.0, but its commit"
                        + " comes after.");
    }

    @Test
    void ofManyVersionsOutOfOrderTheFirstTenAreNamed() {
        versions(
                IntStream.range(0, 12).mapToObj(i -> 9 - i % 2 + "." + i + ".0").toArray(String[]::new));
        versions(IntStream.range(0, 12).mapToObj(i -> "1." + i + ".0").toArray(String[]::new));

        assertThat(repository.warnings()).hasSize(11).last().isEqualTo("tags: 2 more versions are out of order.");
    }

    /** Each on a commit of its own, one after the other. */
    private void versions(String... versions) {
        for (String version : versions) {
            git.commit("feat: for " + version);
            git.run("tag", "v" + version);
        }
        git.run("branch", "-f", "develop", "main");
    }

    @Test
    void aFixOfAnEarlierVersionIsInOrder() {
        git.run("tag", "v1.0.0");
        repository.commitOn("main", "b.txt");
        git.run("tag", "v2.0.0");
        git.run("tag", "v2.0.0-rc.1");
        git.run("branch", "-f", "develop", "main");
        git.run("switch", "-q", "-c", "support/1.x", "v1.0.0");
        git.write("fix.txt", "").commit("fix: one");
        git.run("tag", "v1.0.1");
        git.run("switch", "-q", "main");

        assertThat(repository.warnings()).isEmpty();
        assertThat(repository.inOrder()).contains("tags: 4 versions in order");
    }

    @Test
    void aRepositoryThatCannotBeReadIsAFindingToo() throws IOException {
        Files.writeString(shop.resolve(".git/index"), "no index at all");

        assertThat(repository.warnings()).hasSize(1).allMatch(told -> told.startsWith("work tree: "));
    }
}
