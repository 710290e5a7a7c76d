package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With --json every line of standard output is one object, whatever happens. */
class ProgramsReadTest extends WithHelloProject {
    @Test
    void everyCommandSpeaksInObjects() {
        assertThat(objects(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes", "--json")))
                .last()
                .satisfies(end -> assertThat(end).containsEntry("type", "Ended").containsEntry("verdict", "SUCCEEDED"));
        assertThat(objects(hello.run("plan", "v1.1.0", "--to", "staging", "--json")))
                .hasSize(1);
        assertThat(objects(hello.run("status", "--json"))).hasSize(2);
        assertThat(objects(hello.run("doctor", "--json"))).isNotEmpty();
        assertThat(objects(hello.run("tag", "2.0.0", "--json"))).hasSize(1);
        assertThat(objects(hello.run("audit", "--json"))).isNotEmpty();
        assertThat(objects(hello.run("audit", "verify", "--json"))).hasSize(1);
    }

    @Test
    void theTrailIsShownInTheFormInWhichItIsExported() throws Exception {
        hello.deploy("v1.0.0", "staging");
        Path file = directory.resolve("trail.jsonl");

        List<Map<String, String>> shown = objects(hello.run("audit", "--json"));
        hello.run("audit", "export", file.toString());

        assertThat(hello.run("audit", "--json").out().lines().toList().reversed())
                .isEqualTo(Files.readAllLines(file));
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("hash")).matches("[0-9a-f]{64}"));
    }

    @Test
    void aRefusalAndAFaultAreObjectsToo() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(objects(hello.run("plan", "v9.9.9", "--to", "staging", "--json")))
                .singleElement()
                .satisfies(object -> assertThat(object).containsOnlyKeys("refused"));
        assertThat(objects(hello.run("plan", "v9.9.9", "--json")))
                .singleElement()
                .satisfies(object -> assertThat(object).containsOnlyKeys("refused"));
        assertThat(objects(hello.run("recover", "staging", "finish", "--json", "--yes")))
                .singleElement()
                .satisfies(object -> assertThat(object).containsOnlyKeys("refused"));
        assertThat(objects(hello.run("-C", empty.toString(), "status", "--json")))
                .singleElement()
                .satisfies(object -> assertThat(object).containsOnlyKeys("fault"));
    }

    @Test
    void aLeaseThatIsFreedIsToldInAnObject() throws Exception {
        hello.deploy("v1.0.0", "staging");
        hello.leaveLease("staging", "staging-9");

        assertThat(objects(hello.run("recover", "staging", "close", "--json")))
                .singleElement()
                .satisfies(object -> assertThat(object).containsEntry("freed", "staging"));
    }

    @Test
    void nobodyIsAskedEvenOnATerminal() {
        Said said = hello.typing("production", "deploy", "v1.0.0", "--to", "production", "--json");

        assertThat(said.status()).isEqualTo(3);
        assertThat(objects(said))
                .singleElement()
                .satisfies(object -> assertThat(object).containsOnlyKeys("refused"));
        assertThat(said.err()).contains("--yes").doesNotContain("Type production");
        assertThat(hello.root("production")).doesNotExist();
    }

    @Test
    void aQuestionIsAskedOnStandardErrorAfterThePlan() {
        Said said = hello.typing("no", "deploy", "v1.0.0", "--to", "production");

        assertThat(said.out()).contains("digest: ").doesNotContain("Type production");
        assertThat(said.err()).contains("Type production to make v1.0.0 live in production:");
    }

    /** The objects that were printed, their values as text. */
    private static List<Map<String, String>> objects(Said said) {
        return said.out().lines().map(ProgramsReadTest::object).toList();
    }

    private static Map<String, String> object(String line) {
        Map<String, String> object = new LinkedHashMap<>();
        Map<?, ?> read = Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
        read.forEach((key, value) -> object.put(String.valueOf(key), String.valueOf(value)));
        return object;
    }
}
