package dev.slipway.promotion;

import dev.slipway.project.ProjectConfig;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Configurations as people write them: for each key of the file its first, second or third value. */
final class Configured {
    /** The keys that count for production, each with three values, of which an empty one says nothing. */
    static final List<List<String>> COUNTING = List.of(
            List.of("project: shop", "project: market", "project: bazaar"),
            List.of("tier: production", "tier: staging", "tier: testing"),
            List.of("", "branch: main", "branch: production"),
            List.of("lease-host: web-1", "lease-host: web-2", "lease-host: web-3"),
            List.of("size: 1", "size: 2", "size: 50%"),
            List.of("wait: 10s", "wait: 60s", "wait: 500ms"),
            List.of("max-failed: 0", "max-failed: 1", "max-failed: 2"),
            List.of("address: a.example", "address: \"ana@a.example\"", "address: \"a.example:2222\""),
            List.of("groups: [web]", "groups: [web, worker]", "groups: [web, db]"),
            List.of("", "jump: bastion.example", "jump: other.example"),
            List.of("{ LEVEL: hidden-1 }", "{ LEVEL: hidden-2 }", "{ LEVEL: hidden-1, MODE: hidden-3 }"),
            List.of("root: /srv/shop", "root: /srv/market", "root: \"/srv/${LEVEL}\""),
            List.of("files: [\"app/**\"]", "files: [\"app/**\", \"lib/**\"]", "files: [\"app/**, lib/**\"]"),
            List.of("keep: 5", "keep: 3", "keep: 0"),
            List.of("", "restart: systemctl restart shop", "restart: \"restart ${LEVEL}\""),
            List.of("", "static: [\"public/**\"]", "static: [\"public/**\", \"img/**\"]"),
            List.of("dirs: []", "dirs: [uploads]", "dirs: [uploads, cache]"),
            List.of("files: []", "files: [.env]", "files: [.env, keys.json]"),
            List.of("http: \"http://127.0.0.1/a\"", "http: \"http://127.0.0.1/b\"", "http: \"http://127.0.0.1:81/a\""),
            List.of("interval: 1s", "interval: 2s", "interval: 1500ms"),
            List.of("timeout: 5s", "timeout: 6s", "timeout: 1m"),
            List.of("within: 30s", "within: 60s", "within: 2m"),
            List.of("successes: 3", "successes: 2", "successes: 1"),
            List.of("[]", "[\"[status] == 204\"]", "[\"[status] == 204\", \"[latency] < 5s\"]"),
            List.of("before: []", "before: [clean, clock 5s]", "before: [disk 2GiB, pushed]"),
            List.of(
                    "after: []",
                    "after: [{ name: smoke, http: \"http://127.0.0.1/c\" }]",
                    "after: [{ name: smoke, http: \"http://127.0.0.1/c\", conditions: [\"[status] == 204\"] }]"),
            List.of("guard: []", "guard: [drop]", "guard: [drop, \"rm -rf\"]"),
            List.of("secrets: []", "secrets: [keychain]", "secrets: [\"file:secrets.env\", keychain]"));

    private Configured() {}

    /** With this choice of each counting key. */
    static ProjectConfig with(List<Integer> choices) {
        Object[] values = new Object[COUNTING.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = COUNTING.get(i).get(choices.get(i));
        }
        return read("""
                schema: 1
                %1$s
                variables:
                  LEVEL: hidden-0
                  MODE: { required: false }
                environments:
                  staging:
                    tier: staging
                    hosts: [{ name: stage-1, address: stage, groups: [web] }]
                  production:
                    %2$s
                    %3$s
                    %4$s
                    batches: { %5$s, %6$s, %7$s }
                    hosts:
                      - { name: web-1, address: one.example, groups: [web] }
                      - name: web-2
                        %8$s
                        %9$s
                        %10$s
                      - { name: web-3, address: three.example, groups: [web] }
                    variables: %11$s
                components:
                  web:
                    group: web
                    %12$s
                    %13$s
                    %14$s
                    %15$s
                    %16$s
                    shared: { %17$s, %18$s }
                    health: { %19$s, %20$s, %21$s, %22$s, %23$s, conditions: %24$s }
                checks:
                  %25$s
                  %26$s
                %27$s
                %28$s
                """.formatted(values));
    }

    static ProjectConfig read(String text) {
        ConfigReading reading = ConfigReader.read("slipway.yaml", text.getBytes(StandardCharsets.UTF_8));
        return switch (reading) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new IllegalArgumentException(invalid.toString());
        };
    }
}
