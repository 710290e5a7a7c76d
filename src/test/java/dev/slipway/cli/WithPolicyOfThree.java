package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.GitProgram;
import java.nio.file.Path;
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

    /** A bare repository that everybody fetches from and pushes to. */
    Path share() throws Exception {
        Path shared = directory.toRealPath().resolve("shared.git");
        hello.git().run("clone", "-q", "--bare", hello.project().toString(), shared.toString());
        hello.git().run("remote", "add", "origin", shared.toString());
        hello.git().run("fetch", "-q");
        return shared;
    }

    /** The clone of a colleague. */
    String clone(Path shared, String person) throws Exception {
        Path clone = directory.toRealPath().resolve("clone-of-" + person);
        hello.git().run("clone", "-q", shared.toString(), clone.toString());
        GitProgram git = new GitProgram(clone);
        git.run("config", "user.name", person);
        git.run("config", "user.email", person + "@shop.example");
        return clone.toString();
    }

    static void assertRefused(Said said, String why) {
        assertThat(said.status()).as(said.out()).isEqualTo(3);
        assertThat(said.err()).contains(why);
    }
}
