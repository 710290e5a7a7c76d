package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** Ana and ben may deploy, and one of them approves what the other asks for; cleo does operations. Ana is at the keyboard. */
abstract class WithPolicyOfThree extends WithHelloProject {
    private static final Pattern ID = Pattern.compile("promotion ([0-9a-f]{8})");

    @BeforeEach
    void protect() throws Exception {
        hello.as("ana");
        hello.deploy("v1.0.0", "production");
        hello.deploy("v1.1.0", "staging");
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release }]");
    }

    void policy(String teams, String rules) throws Exception {
        hello.commitFile("slipway.policy.yaml", """
                schema: 1
                protected-branch: main
                people:
                  ana: { keys: ["%s"] }
                  ben: { keys: ["%s"] }
                  cleo: { keys: ["%s"] }
                teams: { %s }
                environments:
                  production:
                    may: { deploy: [release], rollback: [release] }
                    %s
                """.formatted(
                        hello.keyOf("ana"), hello.keyOf("ben"), hello.keyOf("cleo"), teams, rules));
    }

    Said promote() {
        return hello.run("promote", "--from", "staging", "--to", "production", "--yes", "-m", "the new greeting");
    }

    String ask() {
        Said said = promote();
        assertThat(said.status()).as(said.err()).isZero();
        return id(said);
    }

    static String id(Said said) {
        Matcher matcher = ID.matcher(said.out());
        assertThat(matcher.find()).as(said.out()).isTrue();
        return matcher.group(1);
    }

    void approve(String person, String id) throws Exception {
        hello.as(person);
        Said said = hello.run("approve", id, "--yes");
        assertThat(said.status()).as(said.err()).isZero();
    }

    static void assertRefused(Said said, String why) {
        assertThat(said.status()).as(said.out()).isEqualTo(3);
        assertThat(said.err()).contains(why);
    }
}
