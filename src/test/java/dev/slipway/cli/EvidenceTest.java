package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has sha256sum and ssh-keygen sees that a promotion was approved, by whom, and that it was this very plan. */
class EvidenceTest extends WithHelloProject {
    private static final Pattern ID = Pattern.compile("promotion ([0-9a-f]{8})");
    private static final Pattern VERIFY =
            Pattern.compile("ssh-keygen -Y verify -f (\\S+) -I (\\S+) -n slipway -s (\\S+) < (\\S+)");

    private Path folder;
    private String id = "";

    @BeforeEach
    void protect() throws Exception {
        folder = directory.toRealPath().resolve("evidence");
        hello.as("ana");
        hello.deploy("v1.0.0", "production");
        hello.deploy("v1.1.0", "staging");
        policy("ben");
        Matcher asked = ID.matcher(promote());
        assertThat(asked.find()).isTrue();
        id = asked.group(1);
    }

    private void policy(String approver) throws Exception {
        hello.commitFile(
                "slipway.policy.yaml", """
                schema: 1
                protected-branch: main
                people:
                  ana: { keys: ["%s"] }
                  "%s": { keys: ["%s"] }
                teams: { release: [ana, "%s"] }
                environments:
                  production:
                    may: { deploy: [release], rollback: [release] }
                    approvals: [{ team: release }]
                """.formatted(hello.keyOf("ana"), approver, hello.keyOf("ben"), approver));
    }

    private String promote() {
        Said said =
                hello.run("promote", "--from", "staging", "--to", "production", "--yes", "-m", "the *new* greeting");
        assertThat(said.status()).as(said.err()).isZero();
        return said.out();
    }

    private void approve() throws Exception {
        hello.as("ben");
        Said said = hello.run("approve", id, "--yes", "-m", "looks good");
        assertThat(said.status()).as(said.err()).isZero();
        hello.as("ana");
    }

    private Said export(String... more) {
        return hello.run(
                Stream.concat(Stream.of("audit", "export", "--promotion", id, folder.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void exported(String... more) {
        Said said = export(more);
        assertThat(said.status()).as(said.err()).isZero();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private ProgramRun.Ended run(String program, String input, String... arguments) throws Exception {
        return new ProgramRun(folder, System.getenv(), Duration.ofSeconds(30))
                .of(Path.of("/usr/bin").resolve(program), List.of(arguments), input.getBytes(UTF_8));
    }

    /** Does for each statement what the account says. */
    private List<ProgramRun.Ended> verifications() throws Exception {
        List<ProgramRun.Ended> all = new ArrayList<>();
        Matcher command = VERIFY.matcher(text("README.md"));
        while (command.find()) {
            all.add(run(
                    "ssh-keygen",
                    text(command.group(4)),
                    "-Y",
                    "verify",
                    "-f",
                    command.group(1),
                    "-I",
                    command.group(2),
                    "-n",
                    "slipway",
                    "-s",
                    command.group(3)));
        }
        return all;
    }

    @Test
    void thePlanTheSignaturesAndHowItWentAreCheckedWithoutSlipway() throws Exception {
        approve();
        promote();

        Said said = export();

        assertThat(said.out()).contains("files written to " + folder + "; README.md there says how to check them");
        assertThat(said.err()).isEmpty();
        assertThat(names())
                .containsExactly(
                        "01-request-ana.json",
                        "01-request-ana.json.sig",
                        "02-approval-ben.json",
                        "02-approval-ben.json.sig",
                        "03-start-ana.json",
                        "03-start-ana.json.sig",
                        "README.md",
                        "SHA256SUMS",
                        "allowed_signers",
                        "events.jsonl",
                        "plan.json",
                        "policy.json");
        assertThat(run("sha256sum", "", "-c", "SHA256SUMS").status()).isZero();
        assertThat(verifications())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.status()).as(each.errors()).isZero());
        assertThat(run("sha256sum", "", "01-request-ana.json").output()).startsWith(id);
        String digest = run("sha256sum", "", "plan.json").output().substring(0, 64);
        assertThat(text("02-approval-ben.json")).contains("\"plan\":\"" + digest + "\"");
        String policy = run("sha256sum", "", "policy.json").output().substring(0, 64);
        assertThat(text("02-approval-ben.json")).contains("\"policy\":\"" + policy + "\"");
        String deployment = text("03-start-ana.json").replaceAll(".*\"deployment\":\"([^\"]+)\".*", "$1");
        assertThat(text("events.jsonl"))
                .contains("\"kind\":\"deployment.started\"", "\"kind\":\"deployment.ended\"")
                .contains(deployment);
        assertThat(text("README.md"))
                .contains("v1.1.0 to production", "looks good", "the \\*new\\* greeting", "succeeded after", digest)
                .contains("| web-1 | switch web | ");
    }

    @Test
    void whatWasChangedAfterwardsIsSeen() throws Exception {
        approve();
        exported();
        String approval = "02-approval-ben.json";
        Files.writeString(folder.resolve(approval), text(approval).replace("looks good", "looks bad"));

        assertThat(run("sha256sum", "", "-c", "SHA256SUMS").output()).contains(approval + ": FAILED");
        assertThat(verifications())
                .extracting(ProgramRun.Ended::status)
                .satisfies(statuses -> assertThat(statuses.getFirst()).isZero())
                .satisfies(statuses -> assertThat(statuses.getLast()).isNotZero());
    }

    @Test
    void namesOfPeopleAreNoPathsAndNoPatterns() throws Exception {
        policy("../B\u00e9n *, \\\"x");
        approve();
        exported();

        assertThat(names()).contains("02-approval-ben-x.json");
        assertThat(text("allowed_signers")).contains("\nperson:2 namespaces=\"slipway\" ssh-ed25519 ");
        assertThat(verifications())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.status()).as(each.errors()).isZero());
    }

    @Test
    void onlyEvidenceIsReplaced() throws Exception {
        approve();
        exported();
        promote();
        assertThat(export().err()).contains("The folder " + folder + " is not empty.");

        exported("--replace");
        assertThat(names()).contains("03-start-ana.json", "events.jsonl");

        Files.writeString(folder.resolve("notes.txt"), "mine");
        Said said = export("--replace");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("The folder " + folder + " has notes.txt, which is no evidence.");
        assertThat(names()).contains("notes.txt", "03-start-ana.json");
    }

    @Test
    void whereItCannotBeWrittenThatIsSaid() throws Exception {
        Files.writeString(folder, "a file");
        assertThat(export("--replace").err()).contains("There is already a file " + folder + ".");

        Path below = folder.resolve("evidence");
        Said said = hello.run("audit", "export", "--promotion", id, below.toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("The evidence cannot be written to " + below + ": ");

        assertThat(hello.run("audit", "export", "--promotion", "0123abcd", below.toString())
                        .err())
                .contains("There is no promotion 0123abcd.");
        assertThat(export("--kind", "deployment").err()).contains("--promotion writes all that belongs to it.");
    }

    @Test
    void whatRanOnAnotherMachineIsSaidToBeMissing() throws Exception {
        approve();
        promote();
        hello.as("ben");

        Said said = export();

        assertThat(said.status()).isZero();
        assertThat(said.err()).contains("The trail of this machine has nothing of production-");
        assertThat(names()).doesNotContain("events.jsonl").contains("03-start-ana.json");
        assertThat(text("README.md")).contains("how it went is not told here");
    }

    @Test
    void whatIsStillOpenIsWrittenAsFarAsItIs() throws Exception {
        exported();

        assertThat(names())
                .containsExactly(
                        "01-request-ana.json",
                        "01-request-ana.json.sig",
                        "README.md",
                        "SHA256SUMS",
                        "allowed_signers",
                        "plan.json");
        assertThat(hello.run("--json", "audit", "export", "--replace", "--promotion", id, folder.toString())
                        .out())
                .contains("\"folder\":\"" + folder + "\"");
    }
}
