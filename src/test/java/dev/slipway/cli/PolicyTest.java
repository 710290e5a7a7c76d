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

    private static final String AN_APPROVAL = PEOPLE
            + "environments: { production: { may: { deploy: [release], rollback: [release] }, approvals: [{ team: release }] } }\n";

    @Test
    void doctorNamesThePolicyAndItsBranch() throws Exception {
        hello.commitFile("slipway.policy.yaml", withKeys(PEOPLE));
        assertThat(hello.run("doctor", "staging").out()).contains("slipway.policy.yaml: valid, of main");
    }

    @Test
    void doctorNamesWhomAPolicyLocksOut() throws Exception {
        hello.commitFile("slipway.policy.yaml", AN_APPROVAL);

        Said nobody = hello.run("doctor", "staging");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.out())
                .contains("Nobody can deploy to production: no one who may has a key that can sign.")
                .contains("Nobody can go back on production: no one who may has a key that can sign.")
                .contains("No key that can sign, or only one of somebody else: ana, ben.")
                .contains("Change it on main.");

        hello.commitFile("slipway.policy.yaml", AN_APPROVAL.replace("ssh-ed25519 AAAAC3Nza", hello.keyOf("ana")));
        Said alone = hello.run("doctor", "staging");
        assertThat(alone.out())
                .contains("1 approval of release can never be given for production: too few of them have a key that can"
                        + " sign, beside who asks.")
                .doesNotContain("Nobody can deploy");

        hello.commitFile("slipway.policy.yaml", withKeys(AN_APPROVAL));
        assertThat(hello.run("doctor", "staging").out()).contains("slipway.policy.yaml: valid, of main");
    }

    @Test
    void doctorReadsAPolicyBeforeItIsCommitted() throws Exception {
        hello.write("slipway.policy.yaml", AN_APPROVAL.replace("team: release", "team: relase"));
        assertThat(hello.run("doctor", "staging").out())
                .contains("The policy in the work tree is not committed, and does not count.")
                .contains("did you mean release? (not committed)");

        hello.write("slipway.policy.yaml", AN_APPROVAL);
        assertThat(hello.run("doctor", "staging").out())
                .contains("Nobody can deploy to production: no one who may has a key that can sign. (not committed)");

        hello.write("slipway.policy.yaml", withKeys(AN_APPROVAL));
        assertThat(hello.run("doctor", "staging").out()).contains("Commit it on the branch that it protects.");
    }

    private String withKeys(String policy) throws Exception {
        return policy.replace("ssh-ed25519 AAAAC3Nza", hello.keyOf("ana"))
                .replace("ssh-ed25519 AAAAC3Nzb", hello.keyOf("ben"));
    }

    @Test
    void everyFaultOfThePolicyIsNamedAndNothingRuns() {
        hello.commitFile("slipway.policy.yaml", AN_APPROVAL.replace("production", "prodution") + "taems: {}\n");

        Said said = hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");

        assertRefused(said, "did you mean production?");
        assertThat(said.err())
                .contains("slipway.policy.yaml of main has faults")
                .contains("did you mean teams?");
    }

    @Test
    void aCommitElsewhereCannotLoosenThePolicyOfTheProtectedBranch() {
        hello.commitFile("slipway.policy.yaml", AN_APPROVAL);
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
        hello.commitFile("slipway.policy.yaml", AN_APPROVAL);
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
