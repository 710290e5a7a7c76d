package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import org.junit.jupiter.api.Test;

/** What a policy asks for is done or refused, never ignored, and no change loosens its own gate. */
class PolicyTest extends WithHelloProject {
    private static final String PEOPLE = """
            schema: 1
            protected-branch: main
            people: { ana: { keys: ["ssh-ed25519 AAAAC3Nza"] }, ben: { keys: ["ssh-ed25519 AAAAC3Nzb"] } }
            teams: { release: [ana, ben] }
            """;
    /** Nobody has these keys. */
    private static final String STRANGER = "Nobody can tell who you are to the policy";

    private static final String TWO_APPROVALS = PEOPLE
            + "environments: { production: { may: { deploy: [release], rollback: [release] }, approvals: [{ team: release, count: 2 }] } }\n";

    @Test
    void doctorNamesThePolicyAndItsBranch() {
        hello.commitFile("slipway.policy.yaml", PEOPLE);
        assertThat(hello.run("doctor", "staging").out()).contains("slipway.policy.yaml: valid, of main");
    }

    @Test
    void everyFaultOfThePolicyIsNamedAndNothingRuns() {
        hello.commitFile("slipway.policy.yaml", TWO_APPROVALS.replace("production", "prodution") + "taems: {}\n");

        Said said = hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");

        assertRefused(said, "did you mean production?");
        assertThat(said.err())
                .contains("slipway.policy.yaml of main has faults")
                .contains("did you mean teams?");
    }

    @Test
    void aCommitElsewhereCannotLoosenThePolicyOfTheProtectedBranch() {
        hello.commitFile("slipway.policy.yaml", TWO_APPROVALS);
        hello.git().run("checkout", "-q", "-b", "shortcut");
        hello.commitFile("slipway.policy.yaml", PEOPLE);
        assertClosed(hello.run("deploy", "shortcut", "--to", "production", "--yes"));

        hello.commitFile("slipway.policy.yaml", PEOPLE.replace("branch: main", "branch: shortcut"));
        assertClosed(hello.run("deploy", "shortcut", "--to", "production", "--yes"));

        hello.git().run("rm", "-q", "slipway.policy.yaml");
        hello.git().run("commit", "-q", "-m", "chore: no policy");
        assertClosed(hello.run("deploy", "shortcut", "--to", "production", "--yes"));
    }

    @Test
    void theRemotesProtectedBranchCountsAndNotTheLocalOne() {
        hello.commitFile("slipway.policy.yaml", TWO_APPROVALS);
        String clone = directory.resolve("clone").toString();
        hello.git().run("clone", "-q", hello.project().toString(), clone);
        hello.git().run("-C", clone, "rm", "-q", "slipway.policy.yaml");
        hello.git().run("-C", clone, "commit", "-q", "-m", "chore: no policy");

        assertClosed(hello.run("-C", clone, "deploy", "main", "--to", "production", "--yes"));
    }

    @Test
    void whereTheProtectedBranchIsNotThereNothingRuns() {
        hello.commitFile("slipway.policy.yaml", PEOPLE.replace("branch: main", "branch: trunk"));

        assertRefused(
                hello.run("deploy", "main", "--to", "staging", "--yes"),
                "names the protected branch trunk, and no such policy stands there");
        assertThat(hello.run("doctor", "staging").out()).contains("Fetch trunk, or commit the policy there.");
    }

    private static void assertClosed(Said said) {
        assertThat(said.err()).contains(STRANGER);
        assertThat(said.status()).isEqualTo(3);
    }

    private static void assertRefused(Said said, String words) {
        assertThat(said.err()).contains(words);
        assertThat(said.status()).isEqualTo(2);
    }
}
