package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The readers name the keys that they know when they meet an unknown one; so an unknown key is put everywhere. */
class ConfigurationPageTest {
    private static final String UNKNOWN = "an-unknown-key-of-many-letters";
    private static final Pattern KNOWN = Pattern.compile("unknown key \"" + UNKNOWN + "\": expected (?:one of )?(.*)");

    @Test
    void everyKeyThatTheReadersKnowStandsOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"));
        Set<String> keys = new TreeSet<>();
        keys.addAll(known(((ConfigReading.Invalid) ConfigReader.read("f", spoiled("slipway.yaml"))).problems()));
        keys.addAll(known(((PolicyReading.Invalid)
                        PolicyReader.read("f", spoiled("slipway.policy.yaml"), List.of("staging", "production")))
                .problems()));

        assertThat(keys)
                .contains("lease-host", "conditions", "reference-data", "command", "override")
                .hasSizeGreaterThan(80);
        assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    private static List<String> known(List<Problem> problems) {
        return problems.stream()
                .flatMap(problem -> KNOWN.matcher(problem.message()).results())
                .flatMap(match -> Arrays.stream(match.group(1).split(", ")))
                .toList();
    }

    private static byte[] spoiled(String example) {
        String text = new String(ConfigReaderTest.example(example), StandardCharsets.UTF_8);
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
        return new Dump(DumpSettings.builder().build())
                .dumpToString(spoiled(tree))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Object spoiled(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, child) -> copy.put(key, spoiled(child)));
                copy.put(UNKNOWN, "");
                yield copy;
            }
            case List<?> list ->
                list.stream().map(ConfigurationPageTest::spoiled).toList();
            default -> value;
        };
    }
}
