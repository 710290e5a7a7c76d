package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.ConfigurationChanges.HostChange;
import dev.slipway.promotion.ConfigurationChanges.KeyChange;
import dev.slipway.promotion.ConfigurationChanges.Kind;
import dev.slipway.promotion.ConfigurationChanges.SharedChange;
import dev.slipway.promotion.ConfigurationChanges.VariableChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person is told of a slipway.yaml that says something else. */
class ConfigurationChangesTest {
    private static final String LIVE = """
            schema: 1
            project: shop
            variables:
              LEVEL: info
              ONLY_BEFORE: { required: false }
              ONLY_AFTER: { required: false }
              SAME: { required: false }
            environments:
              development:
                tier: development
                hosts: [{ name: dev-1, address: dev.example, groups: [web, worker, db] }]
              production:
                tier: production
                batches: { size: 1 }
                hosts:
                  - { name: web-1, address: one.example, groups: [web] }
                  - { name: web-2, address: two.example, groups: [web] }
                variables: { LEVEL: warn, ONLY_BEFORE: a, SAME: b }
            components:
              web:
                group: web
                root: /srv/shop
                files: ["app/**"]
                shared: { dirs: [uploads], files: [.env] }
                restart: systemctl restart shop
                health: { http: "http://127.0.0.1/health", within: 30s }
              worker: { group: worker, root: /srv/worker, files: ["worker/**"] }
            """;

    private static ConfigurationChanges changes(String later) {
        return ConfigurationChanges.between(Configured.read(LIVE), Configured.read(later), "production");
    }

    private static KeyChange key(String path, String before, String after) {
        return new KeyChange(path, Optional.of(before), Optional.of(after));
    }

    @Test
    void keysAreToldByTheirPlaceInTheFileWithWhatTheySaidAndSay() {
        ConfigurationChanges changes = changes(LIVE.replace("size: 1", "size: 2")
                .replace("within: 30s", "within: 60s")
                .replace("    restart: systemctl restart shop\n", ""));

        assertThat(changes.deploying())
                .containsExactlyInAnyOrder(
                        key("batches.size", "1", "2"),
                        key("components.web.health.within", "30 s", "1 min"),
                        new KeyChange(
                                "components.web.restart", Optional.of("systemctl restart shop"), Optional.empty()));
        assertThat(changes.count()).isEqualTo(3);
    }

    @Test
    void ofVariablesTheNamesAreTold() {
        ConfigurationChanges changes =
                changes(LIVE.replace("LEVEL: warn, ONLY_BEFORE: a", "LEVEL: error, ONLY_AFTER: a"));

        assertThat(changes.variables())
                .containsExactlyInAnyOrder(
                        new VariableChange("LEVEL", Kind.CHANGED),
                        new VariableChange("ONLY_AFTER", Kind.NEW),
                        new VariableChange("ONLY_BEFORE", Kind.GONE));
        assertThat(changes.deploying()).isEmpty();
    }

    @Test
    void theProjectsValueCountsWhereTheEnvironmentHasNone() {
        assertThat(changes(LIVE.replace("LEVEL: info", "LEVEL: debug")).count()).isZero();
        assertThat(changes(LIVE.replace("LEVEL: warn, ", "")).variables())
                .containsExactly(new VariableChange("LEVEL", Kind.CHANGED));
    }

    @Test
    void whatIsSharedFromNowOnOrNoLongerIsTold() {
        assertThat(changes(LIVE.replace("dirs: [uploads], files: [.env]", "dirs: [uploads, cache], files: []"))
                        .shared())
                .containsExactlyInAnyOrder(
                        new SharedChange("web", "cache", true, Kind.NEW),
                        new SharedChange("web", ".env", false, Kind.GONE));
    }

    @Test
    void hostsThatComeGoAndAreReachedOtherwiseAreTold() {
        ConfigurationChanges changes = changes(LIVE.replace(
                        "- { name: web-1, address: one.example, groups: [web] }",
                        "- { name: web-3, address: three.example, groups: [web] }")
                .replace(
                        "address: two.example, groups: [web]",
                        "address: \"new.example:2222\", groups: [web, db], jump: b"));

        assertThat(changes.hosts())
                .containsExactlyInAnyOrder(
                        new HostChange("web-3", Kind.NEW, List.of()),
                        new HostChange("web-1", Kind.GONE, List.of()),
                        new HostChange(
                                "web-2",
                                Kind.CHANGED,
                                List.of(
                                        key("address", "two.example", "new.example:2222"),
                                        key("groups", "web", "db, web"),
                                        new KeyChange("jump", Optional.empty(), Optional.of("b")))));
    }

    @Test
    void anotherOrderOfHostsIsTold() {
        String one = "      - { name: web-1, address: one.example, groups: [web] }\n";
        String two = "      - { name: web-2, address: two.example, groups: [web] }\n";

        assertThat(changes(LIVE.replace(one + two, two + one)).deploying())
                .contains(key("hosts", "web-1, web-2", "web-2, web-1"));
    }

    @Test
    void aComponentThatComesToTheEnvironmentIsToldAsOne() {
        String later =
                LIVE.replace("address: two.example, groups: [web]", "address: two.example, groups: [web, worker]");

        assertThat(changes(later).deploying())
                .containsExactly(new KeyChange("components.worker", Optional.empty(), Optional.of("on group worker")));
        assertThat(changes(LIVE.replace("root: /srv/worker", "root: /srv/other"))
                        .count())
                .as("it runs nowhere in this environment")
                .isZero();
    }

    @Test
    void goingBackBringsHowTheReleaseRunsAndNotHowOneDeploys() {
        ProjectConfig earlier = Configured.read(LIVE.replace("size: 1", "size: 2")
                .replace("restart shop", "restart old-shop")
                .replace("LEVEL: warn", "LEVEL: error"));

        ConfigurationChanges back = ConfigurationChanges.goingBack(Configured.read(LIVE), earlier, "production");

        assertThat(back.deploying())
                .containsExactly(key("components.web.restart", "systemctl restart shop", "systemctl restart old-shop"));
        assertThat(back.variables()).containsExactly(new VariableChange("LEVEL", Kind.CHANGED));
    }
}
