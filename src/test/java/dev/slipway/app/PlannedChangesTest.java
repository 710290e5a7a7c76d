package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.ComponentPlan.Back;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Facts;
import dev.slipway.promotion.migration.Migration;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan changes, as every machine tells it that has the plan and the repository. */
class PlannedChangesTest {
    private static final String CONFIGURATION = """
            schema: 1
            project: shop
            environments:
              production: { tier: production, hosts: [{ name: web-1, address: web-1, groups: [web] }] }
            components:
              web: { group: web, strategy: releases, root: /srv/shop, files: ["app/**"] }
            """;
    private static final String DATABASE = "database: { migrate: { files: \"db/*.sql\" } }\n";

    @TempDir
    private Path directory;

    private GitProgram git;
    private Repository repository;
    private PlannedChanges planned;

    @BeforeEach
    void open() {
        git = GitProgram.init(directory);
        git.write("slipway.yaml", CONFIGURATION + DATABASE);
        repository = Repositories.open(directory, Clock.systemUTC(), Optional.empty());
        ProjectFiles files = new ProjectFiles(repository);
        planned = new PlannedChanges(repository, files, new Policies(repository, files));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Revision release(String... paths) {
        for (String path : paths) {
            git.write(path, "SELECT '" + path + "';\n");
        }
        return git.commit("feat: " + String.join(", ", paths));
    }

    /** A plan for as many hosts as there are live releases; for one where nothing is live. */
    private static Plan plan(Revision next, Revision... live) {
        Plan plan = Samples.plan(
                "production",
                Tier.PRODUCTION,
                Samples.names("web", Math.max(1, live.length)),
                Release.untagged(next),
                Mode.DEPLOY,
                Rollout.OnFailure.ROLLBACK);
        List<HostPlan> hosts = new ArrayList<>();
        for (int i = 0; i < plan.hosts().size(); i++) {
            Optional<Revision> before = i < live.length ? Optional.of(live[i]) : Optional.empty();
            hosts.add(host(plan.hosts().get(i), before));
        }
        return new Plan(
                plan.project(),
                plan.target(),
                plan.mode(),
                plan.release(),
                plan.configuration(),
                plan.batches(),
                hosts,
                plan.policy());
    }

    private static HostPlan host(HostPlan host, Optional<Revision> live) {
        ComponentPlan component = host.components().getFirst();
        return new HostPlan(
                host.host(),
                List.of(new ComponentPlan(
                        component.component(),
                        component.directory(),
                        component.manifest(),
                        component.transfer(),
                        live.map(revision -> Back.to(
                                new LiveRelease(
                                        Release.untagged(revision),
                                        "releases/1",
                                        Digest.of(new byte[0]),
                                        Instant.EPOCH),
                                component.component().running(),
                                true)),
                        component.restart(),
                        component.commands(),
                        component.remove())));
    }

    private static List<String> paths(List<Migration> migrations) {
        return migrations.stream().map(Migration::path).toList();
    }

    @Test
    void whereNothingIsLiveEverythingIsNew() {
        Plan plan = plan(release("app/a", "db/1_a.sql", "db/2_b.sql"));

        assertThat(paths(planned.migrations(plan).brought())).containsExactly("db/1_a.sql", "db/2_b.sql");
        assertThat(planned.facts(plan).files())
                .containsExactlyInAnyOrder("app/a", "db/1_a.sql", "db/2_b.sql", "slipway.yaml");
        assertThat(planned.facts(plan).migrations()).isTrue();
    }

    @Test
    void whereHostsShowDifferentReleasesThatComesWhichOneOfThemLacks() {
        Revision first = release("db/1_a.sql");
        Revision second = release("db/2_b.sql");
        Plan plan = plan(second, second, first);

        assertThat(paths(planned.migrations(plan).brought())).containsExactly("db/2_b.sql");
        assertThat(planned.facts(plan).migrations()).isTrue();
        assertThat(planned.facts(plan(second, second)).migrations()).isFalse();
    }

    @Test
    void anEarlierReleaseTakesBackAndBringsNothingThatSomebodyWouldHaveToApprove() {
        Revision first = release("db/1_a.sql");
        Plan plan = plan(first, release("db/2_b.sql", "app/a"));

        Migrations migrations = planned.migrations(plan);

        assertThat(migrations.brought()).isEmpty();
        assertThat(migrations.takenBack())
                .singleElement()
                .satisfies(gone -> assertThat(gone.path()).isEqualTo("db/2_b.sql"))
                .satisfies(gone -> assertThat(gone.text()).isEqualTo("SELECT 'db/2_b.sql';\n"));
        assertThat(planned.facts(plan).migrations()).isFalse();
    }

    @Test
    void oneThatWasMovedIsGoneThereAndNewHere() {
        Revision first = release("db/1_a.sql");
        git.run("mv", "db/1_a.sql", "db/1_b.sql");
        Plan plan = plan(git.commit("chore: another name"), first);

        assertThat(paths(planned.migrations(plan).brought())).containsExactly("db/1_b.sql");
        assertThat(paths(planned.migrations(plan).takenBack())).containsExactly("db/1_a.sql");
        assertThat(planned.facts(plan))
                .isEqualTo(new Facts.Changes(true, true, Set.of("db/1_b.sql"), Set.of("db/1_a.sql")));
    }

    @Test
    void whatIsLiveSaysWhichFilesAreMigrationsTooSoThatNoReleaseHidesThem() {
        Revision first = release("app/a");
        git.write("slipway.yaml", CONFIGURATION);
        Plan plan = plan(release("db/1_a.sql"), first);

        assertThat(paths(planned.migrations(plan).brought())).containsExactly("db/1_a.sql");
        assertThat(planned.facts(plan).migrations()).isTrue();
    }

    @Test
    void whereTheRepositoryLacksWhatIsLiveNothingIsGuessed() {
        Plan plan = plan(release("db/1_a.sql"), new Revision("ab".repeat(20)));

        assertThat(planned.facts(plan)).isEqualTo(Facts.Changes.UNKNOWN);
        assertThat(planned.migrations(plan).unknown()).isPresent();
    }

    @Test
    void whatIsNoTextIsNotShown() {
        git.write("db/1_a.sql", new byte[] {'a', 0, 'b'});
        Plan plan = plan(git.commit("feat: bytes"));

        assertThat(planned.migrations(plan).brought())
                .singleElement()
                .satisfies(migration -> assertThat(migration.unjudged()).contains("it is no text"));
    }
}
