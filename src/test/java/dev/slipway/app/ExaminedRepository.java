package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Finding.Level;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    List<String> warnings() throws IOException {
        return told(directory, Level.WARNING);
    }

    List<String> inOrder() throws IOException {
        return told(directory, Level.OK);
    }

    /** What doctor tells of a project in this directory, as subject and sentence. */
    static List<String> told(Path project, Level level) throws IOException {
        List<Finding> findings = findings(project);
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

    private static List<Finding> findings(Path project) throws IOException {
        ConfigReading read = ConfigReader.read("slipway.yaml", Files.readAllBytes(project.resolve("slipway.yaml")));
        ProjectConfig config = ((ConfigReading.Valid) read).config();
        try (Repository repository = Repositories.open(project)) {
            return new RepositoryHealth(repository).findings(config);
        }
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
