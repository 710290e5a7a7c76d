package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository with a project of two environments, develop and main, as doctor examines it. */
final class ExaminedRepository {
    static final String CONFIGURATION = """
            schema: 1
            project: shop
            environments:
              development:
                tier: development
                branch: develop
                hosts: [{ name: dev-1, address: deploy@dev-1.example, groups: [web] }]
              production:
                tier: production
                branch: main
                hosts: [{ name: web-1, address: deploy@web-1.example, groups: [web] }]
            components:
              web: { group: web, strategy: releases, root: /srv/shop, files: ["src/**"] }
            variables: { API_KEY: { secret: true } }
            secrets: ["file:keys/${environment}.values"]
            """;

    private final Path directory;
    private final GitProgram git;
    private final Map<String, LiveRecord> live = new HashMap<>();

    /** @param directory where it is made */
    ExaminedRepository(Path directory) {
        this.directory = directory;
        git = GitProgram.init(directory);
        git.write("slipway.yaml", CONFIGURATION).write("src/a.txt", "a").commit("feat: start");
        git.run("branch", "develop");
    }

    GitProgram git() {
        return git;
    }

    List<String> warnings() {
        return told(findings(directory, live), Level.WARNING);
    }

    List<String> inOrder() {
        return told(findings(directory, live), Level.OK);
    }

    /** What doctor tells of a project in this directory, as subject and sentence. */
    static List<String> told(Path project, Level level) {
        return told(findings(project, Map.of()), level);
    }

    private static List<String> told(List<Finding> findings, Level level) {
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.WARNING)
                .allSatisfy(warning -> {
                    assertThat(warning.message()).endsWith(".");
                    assertThat(warning.remedy()).isNotBlank();
                });
        return findings.stream()
                .filter(finding -> finding.level() == level)
                .map(finding -> finding.subject() + ": " + finding.message())
                .toList();
    }

    private static List<Finding> findings(Path project, Map<String, LiveRecord> live) {
        try (Repository repository = Repositories.open(project)) {
            byte[] committed = repository
                    .head()
                    .revision()
                    .flatMap(head -> repository.file(head, "slipway.yaml"))
                    .orElseThrow();
            ConfigReading read = ConfigReader.read("slipway.yaml", committed);
            return new RepositoryHealth(repository, name -> Optional.ofNullable(live.get(name)))
                    .findings(((ConfigReading.Valid) read).config());
        }
    }

    /** Makes this live in an environment, as the trail tells it. */
    void live(String environment, Release release) {
        live.put(environment, new LiveRecord(release, Instant.EPOCH, "ana", "a deployment"));
    }

    Revision commitOn(String branch, String file) {
        git.run("switch", "-q", branch);
        Revision made = git.write(file, branch).commit("feat: " + file);
        git.run("switch", "-q", "main");
        return made;
    }

    /** Commits all that is there, on both branches. */
    void commitOnBoth() {
        git.commit("feat: more");
        git.run("branch", "-f", "develop", "main");
    }

    /** Makes a remote to which all branches are pushed. */
    void pushed() {
        git.run("init", "-q", "--bare", "-b", "main", "../origin.git");
        git.run("remote", "add", "origin", "../origin.git");
        git.run("push", "-q", "--set-upstream", "origin", "main", "develop");
    }
}
