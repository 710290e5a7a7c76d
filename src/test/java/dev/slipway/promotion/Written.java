package dev.slipway.promotion;

import dev.slipway.project.PolicyConfig;
import dev.slipway.project.yaml.PolicyReader;
import dev.slipway.project.yaml.PolicyReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Policies as people write them. */
final class Written {
    private Written() {}

    /**
     * A policy of ana, ben and cleo, who are the team release, and of ben and dora, the team dba, for production; the team
     * release may do everything there, unless something else is said.
     */
    static PolicyConfig policy(String... production) {
        String text = """
                schema: 1
                protected-branch: main
                people:
                  ana:  { keys: ["ssh-ed25519 AAAA"] }
                  ben:  { keys: ["ssh-ed25519 AAAB"] }
                  cleo: { keys: ["ssh-ed25519 AAAC"] }
                  dora: { keys: ["ssh-ed25519 AAAD"] }
                teams: { release: [ana, ben, cleo], dba: [ben, dora], nobody: [] }
                environments:
                  production:
                """
                + (Stream.of(production).anyMatch(rule -> rule.startsWith("may:"))
                        ? ""
                        : "    may: { deploy: [release], rollback: [release], override: [release] }\n")
                + String.join(
                        "",
                        List.of(production).stream()
                                .map(rule -> "    " + rule + "\n")
                                .toList());
        PolicyReading reading = PolicyReader.read(
                "slipway.policy.yaml", text.getBytes(StandardCharsets.UTF_8), List.of("staging", "production"));
        return switch (reading) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid -> throw new IllegalArgumentException(invalid.toString());
        };
    }

    /** The calendar that such lines make. */
    static Calendar calendar(String... production) {
        return Gates.of(policy(production), "production").calendar();
    }
}
