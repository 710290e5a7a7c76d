package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.GitProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad input gets one clear sentence and a non-zero exit, and nothing is lost. */
class BadInputTest extends WithHelloProject {
    @Test
    void whereThereIsNoRepositoryItSaysSo() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertRefused(hello.run("-C", empty.toString(), "status"), "There is no git repository at ");
    }

    @Test
    void whereThereIsNoConfigurationItSaysSo() {
        hello.git().run("rm", "-q", "slipway.yaml");
        hello.git().run("commit", "-q", "-m", "chore: forget the file");

        assertRefused(hello.run("status"), "has no slipway.yaml");
    }

    @Test
    void ofAConfigurationThatIsNotCommittedItSaysWhatIsToBeMendedAndThenHowToCommitIt() {
        hello.git().run("rm", "-q", "slipway.yaml");
        hello.git().run("commit", "-q", "-m", "chore: forget the file");

        hello.write("slipway.yaml", "schema: 1\nproject: hello\nenvironmnts: {}\n");
        Said faulty = hello.run("doctor");
        assertRefused(faulty, "has no slipway.yaml.");
        assertThat(faulty.err())
                .contains("slipway.yaml in the work tree is not committed yet, and has this to mend:")
                .contains("slipway.yaml:3:1: environmnts", "Mend it and commit it: git add slipway.yaml && git commit");

        hello.write("slipway.yaml", hello.configuration());
        assertRefused(
                hello.run("doctor"),
                "slipway.yaml in the work tree is not committed yet, and has no faults.\n"
                        + "Commit it: git add slipway.yaml && git commit");

        hello.git().run("add", "slipway.yaml");
        hello.git().run("commit", "-q", "-m", "chore: remember the file");
        assertThat(hello.run("doctor").status()).isZero();
    }

    @Test
    void whereTheCommittedConfigurationIsFaultyItSaysHowTheOneInTheWorkTreeStands() {
        hello.write("slipway.yaml", "schema: 1\nproject: hello\nenvironmnts: {}\n");
        hello.git().run("commit", "-q", "-a", "-m", "chore: misspell");
        assertThat(hello.run("status").err()).doesNotContain("work tree");

        hello.write("slipway.yaml", hello.configuration() + "    kep: 3\n");
        assertThat(hello.run("status").err()).contains("has this to mend:", "components.web.kep");

        hello.write("slipway.yaml", hello.configuration());
        assertRefused(hello.run("doctor"), "and has no faults.");
    }

    @Test
    void aCommitWithAFaultyConfigurationKeepsNobodyFromTheReleasesBeforeIt() throws Exception {
        hello.deploy("v1.0.0", "staging");
        hello.write("slipway.yaml", "schema: 1\nproject: hello\nenvironmnts: {}\n");
        hello.git().run("commit", "-q", "-a", "-m", "chore: misspell");

        assertRefused(hello.run("--yes", "deploy", "HEAD", "--to", "staging"), "slipway.yaml:3:1");
        Said earlier = hello.run("--yes", "deploy", "v1.1.0", "--to", "staging");
        assertThat(earlier.status()).as(earlier.err()).isZero();
        assertThat(earlier.err()).contains("slipway.yaml:3:1", "the last committed slipway.yaml without faults counts");
        assertThat(hello.run("--yes", "rollback", "staging").status()).isZero();
        assertThat(hello.served("staging")).isEqualTo("hello");
    }

    @Test
    void aRepositoryWithoutACommitIsToldLikeOneWithoutTheFile() throws Exception {
        Path young = directory.resolve("young");
        GitProgram.init(young);
        assertRefused(hello.run("-C", young.toString(), "doctor"), "The repository has no commit yet.");

        Files.writeString(young.resolve("slipway.yaml"), hello.configuration());
        assertRefused(
                hello.run("-C", young.toString(), "doctor"),
                "slipway.yaml in the work tree is not committed yet, and has no faults.");
    }

    @Test
    void aReleaseFromBeforeTheConfigurationSaysThatItsOwnCommitCounts() {
        hello.git().run("rm", "-q", "slipway.yaml");
        hello.release("v3.0.0", "chore: forget the file", "hello");
        hello.write("slipway.yaml", hello.configuration());
        hello.release("v3.1.0", "chore: remember the file", "hello");

        assertRefused(
                hello.run("plan", "v3.0.0", "--to", "staging"),
                "A release is deployed as the slipway.yaml of its own commit says.");
    }

    @Test
    void helpListsEveryCommandAlsoWhereOneIsNamed() {
        assertThat(hello.run("--help", "deploy").out()).contains("deploy", "promote", "rollback", "audit");
        assertThat(hello.run("--help").out()).contains("deploy", "promote", "rollback", "audit");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheOneThatWasMeant() {
        assertRefused(hello.run("--yes", "statsu"), "slipway has no command statsu; did you mean status?");
        assertRefused(hello.run("audit", "verfy"), "slipway audit has no command verfy; did you mean verify?");
    }

    @Test
    void everyFaultOfTheConfigurationIsNamedWithItsPlace() {
        hello.write("slipway.yaml", "schema: 1\nproject: hello\nenvironmnts: {}\n");
        hello.git().run("commit", "-q", "-a", "-m", "chore: misspell");

        Said said = hello.run("doctor");

        assertRefused(said, "slipway.yaml:3:1", "environments");
    }

    @Test
    void anUnknownEnvironmentIsNamedWithThoseThatThereAre() {
        assertRefused(hello.run("plan", "v1.0.0", "--to", "prod"), "There is no environment prod");
        assertRefused(hello.run("status", "prod"), "There is no environment prod");
        assertRefused(hello.run("doctor", "prod"), "There is no environment prod");
        assertRefused(hello.run("promote", "--from", "prod", "--to", "staging"), "There is no environment prod");
        assertRefused(
                hello.run("promote", "--from", "staging", "--to", "staging"),
                "A promotion goes from one environment to another, not from staging to itself.");
        assertRefused(hello.run("rollback", "prod", "--yes"), "There is no environment prod");
    }

    @Test
    void anUnknownReleaseIsNamed() {
        assertRefused(hello.run("plan", "v9.9.9", "--to", "staging"), "v9.9.9");
    }

    @Test
    void aTagThatNamesNoVersionIsRefused() {
        hello.git().run("tag", "-a", "friday", "-m", "friday");

        assertRefused(hello.run("plan", "friday", "--to", "staging"), "friday names no version");
    }

    @Test
    void aVersionIsMadeOnceOnly() {
        assertRefused(hello.run("tag", "1.1.0"), "1.1.0 is taken");
        assertRefused(hello.run("tag", "one"), "one is not a semantic version");
    }

    @Test
    void aVersionThatNobodyCanConfirmIsRefused() {
        hello.release("v1.2.0", "chore: nothing", "hello");
        hello.commitFile("app/more.html", "more");
        hello.git().run("commit", "-q", "--amend", "-m", "feat: say more");

        assertRefused(
                hello.run("tag"),
                "standard input is not a terminal. The commits since the last release call for 1.3.0.");
    }

    @Test
    void nothingToGoBackToIsSaid() {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");

        Said said = hello.run("rollback", "staging", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("web has no whole release that was live before to go back to on stage-1");
    }

    @Test
    void whereNothingIsLiveNothingIsTakenBack() {
        Said said = hello.run("rollback", "staging", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("Nothing of web is live on stage-1, so there is nothing to take back.");
    }

    @Test
    void whatOneCannotGoBackToIsSaidWithWhatOneCan() {
        hello.release("v1.2.0", "feat: say it louder", "HELLO");
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.run("deploy", "v1.1.0", "--to", "staging", "--yes");

        Said live = hello.run("rollback", "staging", "--to", "v1.1.0", "--yes");
        assertThat(live.status()).isEqualTo(3);
        assertThat(live.err()).contains("v1.1.0 is live there already", "Every host still has v1.0.0.");
        assertRefused(
                hello.run("rollback", "staging", "--to", "v0.1.0", "--yes"),
                "There is no tag, branch or commit called v0.1.0.",
                "Every host still has v1.0.0.");
        Said never = hello.run("rollback", "staging", "--to", "v1.2.0", "--yes");
        assertThat(never.status()).isEqualTo(3);
        assertThat(never.err())
                .contains("web has no whole v1.2.0 to go back to on stage-1.", "To have v1.2.0 anyway, deploy it.");
    }

    @Test
    void aTagThatWasMovedIsNoReleaseThatHostsStillHave() {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        String was =
                hello.git().run("rev-parse", "--short=7", "v1.0.0^{commit}").strip();
        hello.run("deploy", "v1.1.0", "--to", "staging", "--yes");
        hello.release("v1.2.0", "feat: say it louder", "HELLO");
        hello.git().run("tag", "-f", "-a", "v1.0.0", "-m", "moved");

        Said said = hello.run("rollback", "staging", "--to", "v1.0.0", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err())
                .contains("no whole v1.0.0 to go back to", "Every host still has v1.0.0 as it was at " + was);
    }

    @Test
    void aDigestThatIsTooShortIsRefused() {
        String digest = hello.run("plan", "v1.0.0", "--to", "staging").out().replaceFirst("(?s).*digest: ", "");

        assertRefused(
                hello.run("deploy", "v1.0.0", "--to", "staging", "--digest", digest.substring(0, 8)),
                "is too short to name one plan",
                "at least 12 digits");
    }

    @Test
    void anotherDigestThanThePlansIsRefusedWithThePlans() {
        Said said = hello.run("deploy", "v1.0.0", "--to", "staging", "--digest", "0123456789ab");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).containsPattern("not the one with digest 0123456789ab; its digest is now [0-9a-f]{64}");
    }

    @Test
    void aPromotionAgainstTheOrderOfEnvironmentsSaysSo() {
        hello.run("deploy", "v1.0.0", "--to", "production", "--yes");

        assertThat(hello.run("promote", "--from", "production", "--to", "staging")
                        .err())
                .contains("This goes against the order of environments: staging comes before production.");
    }

    @Test
    void aReleaseWithoutTheComponentsFilesIsRefused() {
        hello.git().run("rm", "-q", "-r", "app");
        hello.git().run("commit", "-q", "-m", "chore: forget the app");
        hello.git().run("tag", "-a", "v3.0.0", "-m", "v3.0.0");

        assertRefused(hello.run("plan", "v3.0.0", "--to", "staging"), "v3.0.0 has no files of the component web");
    }

    @Test
    void aFileWhoseNameNoManifestCanHoldIsRefused() {
        hello.release("v3.0.0", "feat: a name", "hello");
        hello.write("app/a\u0001b", "hostile");
        hello.release("v3.1.0", "feat: a hostile name", "hello");
        hello.git().run("rm", "-q", "app/a\u0001b");
        hello.write("app/ours", "plain");
        hello.release("v3.2.0", "feat: a good name", "hello");

        assertRefused(hello.run("plan", "v3.1.0", "--to", "staging"), "the file app/a?b holds a control character");
        assertThat(hello.run("plan", "v3.2.0", "--to", "staging").status()).isZero();
    }

    @Test
    void filesThatGitKeepsElsewhereAreNamed() {
        hello.write("app/large", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        hello.release("v3.0.0", "feat: a large file", "hello");

        assertRefused(hello.run("plan", "v3.0.0", "--to", "staging"), "The file app/large is kept in Git LFS");
    }

    @Test
    void aFileWhereSlipwayKeepsItsOwnIsRefused() {
        hello.git().run("mv", "app", ".slipway");
        hello.write("slipway.yaml", hello.configuration().replace("app/**", "**"));
        hello.release("v3.0.0", "feat: hide it", "hello");

        assertRefused(hello.run("plan", "v3.0.0", "--to", "staging"), "stands where Slipway keeps its own");
    }

    @Test
    void whereNothingWasInterruptedNothingIsRecovered() {
        assertRefused(hello.run("recover", "staging", "finish"), "No deployment to staging was interrupted");
        assertRefused(hello.run("recover", "staging", "close"), "Nobody holds staging");
        assertRefused(hello.run("recover", "staging", "somehow"), "'somehow' is not finish, roll-back or close");
    }

    @Test
    void anExportReplacesAFileOnlyWhenTold() throws Exception {
        Path file = Files.writeString(directory.resolve("trail.jsonl"), "mine");

        assertRefused(hello.run("audit", "export", file.toString()), "There is already a file");
        assertThat(file).hasContent("mine");

        assertThat(hello.run("audit", "export", "--replace", file.toString()).status())
                .isZero();
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatTheTrailCannotBeAskedForIsUsage() {
        assertRefused(hello.run("audit", "--environment", "prod"), "There is no environment prod");
        assertRefused(hello.run("audit", "export", "--environment", "prod", "x.jsonl"), "There is no environment prod");
        assertRefused(hello.run("audit", "--limit", "-3"), "--limit is -3.");
        assertRefused(hello.run("audit", "--since", "yesterday"), "'yesterday' is no moment");
        assertRefused(hello.run("audit", "--kind", "nonsense"), "There is no kind of entry nonsense.");
        assertRefused(
                hello.run("audit", "export", "--kind", "deployment.strated", "x.jsonl"),
                "There is no kind of entry deployment.strated; did you mean deployment.started?");
    }

    @Test
    void aKindOfWhichThereIsNoEntryYetIsNoMistake() {
        for (String kind : List.of("deployment", "deployment.step-ended", "lease.freed", "release.tagged")) {
            assertThat(hello.run("audit", "--kind", kind))
                    .isEqualTo(new Said(0, "", "No entry is like that.%n".formatted()));
            assertThat(hello.run("audit", "--help").out()).contains(kind);
        }
    }

    @Test
    void theProjectIsNamedBeforeTheCommandOrBehindIt() {
        String project = hello.project().toString();

        assertThat(hello.run("-C", project, "status").status()).isZero();
        assertThat(hello.run("status", "-C", project).status()).isZero();
    }

    @Test
    void whatCannotBeUsedIsToldInASentenceWithTheNextStepAndNotInAPageOfUsage() {
        Said said = hello.run("plan", "v1.0.0", "--too", "staging");

        assertRefused(said, "slipway plan has no option --too; did you mean --to?");
        assertThat(said.err().lines()).hasSize(2).last().isEqualTo("Say slipway plan --help to see what it takes.");
        assertThat(said.out()).isEmpty();

        assertRefused(hello.run("frobnicate"), "slipway has no command frobnicate.");
        assertRefused(hello.run("status", "-x"), "slipway status has no option -x.");
        assertRefused(
                hello.run("status", "--verbos=yes"), "slipway status has no option --verbos; did you mean --verbose?");
        assertRefused(hello.run("status", "staging", "production"), "slipway status has no use for production.");
        assertRefused(hello.run("plan", "v1.0.0"), "slipway plan: Missing required option: '--to=ENV'.");
        assertRefused(hello.run("--yes"), "slipway: Missing required subcommand.");
    }

    private static void assertRefused(Said said, String... words) {
        assertThat(said.err()).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(said.status()).isEqualTo(2);
    }
}
