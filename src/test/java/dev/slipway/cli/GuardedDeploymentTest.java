package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who does what the policy asks for notices nothing of the guard on a host, whatever becomes of a deployment. */
class GuardedDeploymentTest extends WithGuard {
    @Test
    void whatWasApprovedIsDeployedAndAgainAndWhoMayGoesBack() throws Exception {
        approved();
        succeeded(deploy());
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(state().resolve("permit")).content().contains("closed yes").doesNotContain("switch.sh");
        assertThat(Files.getPosixFilePermissions(state())).isEqualTo(PosixFilePermissions.fromString("rwx------"));

        hello.as("ben");
        succeeded(hello.run("rollback", "production", "--yes"));

        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void aReleaseWithLinksSharedDirectoriesAndSecretValuesComesWhole() throws Exception {
        Files.createSymbolicLink(hello.project().resolve("app/link"), Path.of("index.html"));
        hello.write("app/deep/dir/file", "deep");
        hello.write(
                "slipway.yaml",
                hello.configuration()
                                .replace(
                                        "files: [\"app/**\"]",
                                        "files: [\"app/**\"]\n    shared: { dirs: [var/uploads], files: [.env] }")
                                .replace(
                                        "variables: { ROOT: /nowhere }",
                                        "variables: { ROOT: /nowhere, DB: { secret: true } }")
                                .replace("test ! -e app/broken", "printf %s \\\"$DB\\\" > seen")
                        + "secrets: [keychain]\n");
        Files.createDirectories(hello.root("production").resolve("shared"));
        Files.writeString(hello.root("production").resolve("shared/.env"), "kept");
        hello.release("v1.2.0", "feat: more", "more");
        hello.write("app/deep/dir/file", "deeper");
        hello.release("v1.3.0", "feat: yet more", "yet more");
        hello.makeVault();
        hello.keep("DB", "production", "it's\na $(secret)");

        approved("v1.2.0");
        succeeded(deploy("v1.2.0"));
        approved("v1.3.0");
        succeeded(deploy("v1.3.0"));

        Path current = hello.root("production").resolve("current");
        assertThat(current.resolve("app/link")).isSymbolicLink().hasContent("yet more");
        assertThat(current.resolve("app/deep/dir/file")).hasContent("deeper");
        assertThat(current.resolve(".env")).isSymbolicLink().hasContent("kept");
        assertThat(current.resolve("var/uploads")).isSymbolicLink().isDirectory();
        assertThat(current.resolve("seen")).hasContent("it's\na $(secret)");
        succeeded(hello.run("rollback", "production", "--yes"));
        assertThat(hello.served("production")).isEqualTo("more");
    }

    @Test
    void whereTheRestartFailsTheHostGoesBackByItself() throws Exception {
        hello.brokenRelease("v1.2.0");
        approved("v1.2.0");

        Said said = deploy("v1.2.0");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("web-1 went back to what was live before");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whatSomebodyChangedOnTheHostIsMadeWholeOnTheWayBack() throws Exception {
        approved();
        succeeded(deploy());
        try (var releases = Files.list(hello.root("production").resolve("releases"))) {
            for (Path release : releases.toList()) {
                Files.writeString(release.resolve("app/index.html"), "spoiled");
            }
        }

        succeeded(hello.run("rollback", "production", "--yes"));

        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whoMayOverridesClosedGates() throws Exception {
        hello.commitFile(
                "slipway.policy.yaml",
                Files.readString(hello.project().resolve("slipway.policy.yaml"))
                        .replace("rollback: [release] }", "rollback: [release], override: [release] }"));
        install();

        succeeded(hello.run("deploy", RELEASE, "--to", "production", "--yes", "--override", "orders are lost"));

        assertThat(state().resolve("permit"))
                .content()
                .contains("cleared 0"); // nobody goes on with it without that right
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void anInterruptedDeploymentIsFinishedOrRolledBack() throws Exception {
        approved();
        hello.interrupt(RELEASE, "production", Rogue.DEPLOYMENT);
        succeeded(hello.run("--yes", "recover", "production", "finish"));
        assertThat(hello.served("production")).isEqualTo("hello again");

        hello.interrupt("v1.0.0", "production", Rogue.DEPLOYMENT.replace("0a1b", "1b2c"));
        Said back = hello.run("--yes", "recover", "production", "roll-back");

        assertThat(back.out() + back.err()).contains("What was live before runs on web-1.");
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void whatIsClosedWasClosedOnTheHostToo() throws Exception {
        Rogue rogue = new Rogue(directory.toRealPath(), new Digest(known("policy")), hello.plan(RELEASE, "production"))
                .asked("ana")
                .approved("ben", Instant.now())
                .started("ana", Mode.DEPLOY);
        String permit = Command.of("slipway-guard", "permit", Rogue.DEPLOYMENT).line();
        assertThat(ssh(rogue.permit(), "127.0.0.1", permit).status()).isZero();
        hello.interrupt(RELEASE, "production", Rogue.DEPLOYMENT);

        hello.run("--yes", "recover", "production", "close");

        assertThat(state().resolve("permit")).content().contains("closed yes");
        assertThat(state()).isDirectoryNotContaining("glob:**/{turn,new}*");
    }

    @Test
    void whatAGuardThatWasKilledLeftBehindIsNotInTheWay() throws Exception {
        Path turn = Files.createDirectories(state().resolve("turn"));
        Files.setLastModifiedTime(turn, FileTime.from(Instant.now().minusSeconds(600)));
        Files.createDirectory(state().resolve("new.1"));
        Files.setLastModifiedTime(
                state().resolve("new.1"), FileTime.from(Instant.now().minusSeconds(7200)));
        approved();

        succeeded(deploy());

        assertThat(state()).isDirectoryNotContaining("glob:**/{turn,new}*");
    }

    @Test
    void aGuardForAnotherPolicyRefusesBeforeAnythingChangesAndSaysWhatToDo() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release, expires: 10h }]");
        assertThat(hello.run("doctor", "production").out())
                .contains("web-1: Its guard goes by another policy than the one that counts")
                .contains("Install it anew: slipway host-guard production.");
        approved();

        Said said = deploy();

        assertRefused(said, "The guard of web-1 is under another policy, or for another version of Slipway");
        assertThat(said.err()).contains("slipway host-guard");
        assertThat(hello.served("production")).isEqualTo("hello");
        assertThat(hello.root("production").resolve("releases")).isDirectoryNotContaining("glob:**v1.1.0*");

        install();
        succeeded(deploy());
    }

    @Test
    void aGuardOfAnotherVersionIsNamedBySlipwayWhateverItAsks() throws Exception {
        replaceInGuard(HostScript.INVENTORY.digest().hex(), "0".repeat(64));
        Said said = hello.run("doctor", "production");

        assertThat(said.out())
                .contains("The guard of web-1 does not know this script, which is of another version of Slipway")
                .contains("install it anew: slipway host-guard");
        assertThat(said.status()).isEqualTo(4);
    }

    @Test
    void doctorTellsWhichHostsAreGuarded() throws Exception {
        assertThat(hello.run("doctor", "production").out())
                .contains("production / web-1: guarded: it lets through only what the policy asks for");
        assertThat(hello.run("doctor", "production").status()).isZero();

        uninstall();

        Said said = hello.run("doctor");
        assertThat(said.out())
                .contains("production / web-1: It has no guard: who has the key that deploys can go around the policy.")
                .contains("slipway host-guard production prints one.")
                .doesNotContain("stage-1: It has no guard");
        assertThat(said.status()).isZero();
    }

    @Test
    void whereThereIsNothingToGuardByThatIsSaid() throws Exception {
        Said staging = hello.run("host-guard", "staging");
        assertThat(staging.status()).isEqualTo(2);
        assertThat(staging.err()).contains("No policy protects staging");
        assertThat(staging.out()).isEmpty();
        assertThat(hello.run("host-guard", "prod").status()).isEqualTo(2);
        Said host = hello.run("host-guard", "production", "--host", "web-9");
        assertThat(host.status()).isEqualTo(2);
        assertThat(host.err()).contains("There is no host web-9 in production.").contains("Name one of web-1.");
    }

    @Test
    void theStepsNameTheHostAndWhatItsChecksAsk() throws Exception {
        uninstall();
        hello.configure("""
                    health: { http: "http://127.0.0.1:8080/health" }
                checks:
                  after: [{ name: page, http: "https://localhost/" }]
                """);

        Said said = hello.run("host-guard", "production", "--host", "web-1");

        assertThat(said.err())
                .contains("restrict,port-forwarding,permitopen=\"127.0.0.1:8080\",permitopen=\"localhost:443\","
                        + "command=\"/usr/local/lib/slipway/guard-production web-1\" ssh-ed25519")
                .contains("AllowStreamLocalForwarding no");
        assertThat(said.out())
                .startsWith("#!/bin/sh\n")
                .contains("command=\"/usr/local/lib/slipway/guard-production web-1\"");
    }

    @Test
    void aRuleWithAConditionIsLeftToSlipwayAndThatIsSaid() throws Exception {
        assertThat(hello.run("host-guard", "production").err()).doesNotContain("left to Slipway");
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release }, { team: ops, when: migration }]");
        install();

        assertThat(hello.run("host-guard", "production").err())
                .contains("Rules with a condition (when) are left to Slipway");
        approved();
        succeeded(deploy());
    }

    private static void succeeded(Said said) {
        assertThat(said.status()).as(said.out() + said.err()).isZero();
    }
}
