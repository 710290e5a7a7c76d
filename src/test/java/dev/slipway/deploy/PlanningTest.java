package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.deploy.host.Seals;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.Planner;
import dev.slipway.git.Repository;
import dev.slipway.project.Address;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans from what hosts told. */
class PlanningTest {
    private static final Digest CONFIGURATION = Digest.of("slipway.yaml".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private Release first;
    private Release second;
    private Repository repository;

    @BeforeEach
    void open() throws Exception {
        ShopRepository source = new ShopRepository(directory.resolve("repository"));
        first = source.write("VERSION", "1\n").release("1.0.0");
        second = source.write("VERSION", "2\n").release("2.0.0");
        repository = source.open();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void deploymentAndRollbackHoldOneAndTheSameLease() {
        ProjectConfig config = config(
                List.of(component("worker", "true"), component("web", "true")),
                List.of(host("web-2", "web"), host("web-1", "worker", "web")),
                List.of());
        Environment environment = config.environments().getFirst();
        Map<String, Answer> answers = Map.of("web-1", told("worker", "web"), "web-2", told("web"));

        Plan deployment = Shop.ready(planner(config).deploy("production", second, Mode.DEPLOY, answers));
        Plan rollback = Shop.ready(planner(config).rollback("production", Optional.empty(), answers));

        assertThat(environment.leaseHost().name()).isEqualTo("web-1");
        assertThat(LeaseRoot.of(config, environment)).isEqualTo("worker");
        assertThat(LeaseRoot.of(deployment)).isEqualTo("worker");
        assertThat(LeaseRoot.of(rollback)).isEqualTo("worker");
    }

    @Test
    void aRollbackOnProductionDoesNotRunWhatGuardForbids() {
        ProjectConfig config =
                config(List.of(component("web", "./migrate DOWN")), List.of(host("web-1", "web")), List.of("down"));

        Refused refused =
                Shop.refused(planner(config).rollback("production", Optional.empty(), Map.of("web-1", told("web"))));

        assertThat(refused.cause()).isEqualTo(Refused.Cause.GATE);
        assertThat(refused.reason())
                .isEqualTo("The restart command of web contains \"down\", which guard forbids on production");
    }

    private Planner planner(ProjectConfig config) {
        return new Planner(config, CONFIGURATION, Contents.of(repository), _ -> Optional.empty(), SecretValues.NONE);
    }

    private static ProjectConfig config(List<Component> components, List<Host> hosts, List<String> guard) {
        ProjectConfig shop =
                Shop.config(hosts, components.getFirst(), Shop.rollout(1, Rollout.OnFailure.ROLLBACK), Map.of());
        return new ProjectConfig(
                shop.project(),
                shop.releasing(),
                shop.environments(),
                components,
                shop.settings(),
                shop.database(),
                new Rules(List.of(), List.of(), List.of(), guard),
                shop.watching());
    }

    private static Host host(String name, String... groups) {
        return new Host(name, new Address("deploy", name + ".internal", 22), Set.of(groups), Optional.empty());
    }

    private static Component component(String name, String restart) {
        return new Component(
                name,
                name,
                Component.Strategy.RELEASES,
                name,
                List.of("**"),
                new Component.Shared(List.of(), List.of()),
                3,
                new Component.Running(Optional.of(restart), List.of(), Optional.empty(), Duration.ZERO));
    }

    /** A host on which the second release is live below these roots and the first was before. */
    private Answer told(String... roots) {
        return new Answer.Told(new HostInventory(
                "Linux x86_64",
                Duration.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Stream.of(roots).collect(Collectors.toMap(root -> root, _ -> root()))));
    }

    private RootInventory root() {
        return new RootInventory(
                true,
                1_000_000_000,
                List.of(),
                Optional.of("releases/2-v2.0.0"),
                List.of(
                        installed("releases/1-v1.0.0", first, Optional.empty()),
                        installed("releases/2-v2.0.0", second, Optional.of("releases/1-v1.0.0"))),
                List.of());
    }

    private static InstalledRelease installed(String directory, Release release, Optional<String> previous) {
        return new InstalledRelease(
                directory,
                Optional.of(new InstalledRelease.Complete(
                        Digest.of(directory.getBytes(StandardCharsets.UTF_8)),
                        release,
                        List.of(),
                        Optional.of(Instant.EPOCH),
                        previous,
                        true,
                        new InstalledRelease.Proof.Sound(),
                        Seals.NONE)));
    }
}
