package dev.slipway.app;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.git.WorkTree;
import dev.slipway.journal.JournalException;
import dev.slipway.project.ProjectConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How fit the repository is for releasing: branches and what is live of them, tags, the work tree and files. Nothing of it keeps a deployment from
 * beginning, so there are warnings only. How much is looked at has bounds; where they were reached a finding says so.
 */
final class RepositoryHealth {
    /** Of the work tree, and of the commit at HEAD. */
    private static final int FILES = 20_000;

    private final Repository repository;
    private final Function<String, Optional<LiveRecord>> live;

    /** @param live what the trail says is live in the environment of a name */
    RepositoryHealth(Repository repository, Function<String, Optional<LiveRecord>> live) {
        this.repository = repository;
        this.live = live;
    }

    List<Finding> findings(ProjectConfig config) {
        List<Finding> found = new ArrayList<>();
        found.addAll(looked("branches", () -> new BranchHealth(repository).findings(config.environments())));
        found.addAll(looked("live", () -> new LiveOnBranches(repository, live).findings(config.environments())));
        found.addAll(looked("tags", () -> new VersionTags(repository).findings(config.versioning())));
        found.addAll(looked("work tree", () -> workTree(config)));
        found.addAll(looked("large files", this::sizes));
        return found;
    }

    /** What cannot be read is a finding too. */
    private static List<Finding> looked(String subject, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (GitException e) {
            return List.of(Finding.warning(subject, String.valueOf(e.getMessage()), e.remedy()));
        } catch (JournalException e) {
            return List.of(Finding.warning(subject, String.valueOf(e.getMessage()), e.remedy()));
        }
    }

    private List<Finding> workTree(ProjectConfig config) {
        Optional<WorkTree> tree = repository.workTree(FILES);
        List<Finding> found = new ArrayList<>();
        tree.map(seen -> new FileHealth(repository).ofWorkTree(seen)).ifPresent(found::addAll);
        tree.map(seen -> new SecretsInFiles(repository).findings(config, seen)).ifPresent(found::addAll);
        return found;
    }

    private List<Finding> sizes() {
        return repository
                .head()
                .revision()
                .map(head -> new FileHealth(repository).ofSizes(head, FILES))
                .orElse(List.of());
    }
}
