package dev.slipway.app;

import dev.slipway.git.Branch;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether what is live in an environment, as the trail tells, is on the branch whose commits end up there. */
final class LiveOnBranches {
    private final Repository repository;
    private final Function<String, Optional<LiveRecord>> live;

    /** @param live by an environment's name */
    LiveOnBranches(Repository repository, Function<String, Optional<LiveRecord>> live) {
        this.repository = repository;
        this.live = live;
    }

    /** In a shallow clone nothing can be told. */
    List<Finding> findings(List<Environment> environments) {
        if (repository.shallow()) {
            return List.of();
        }
        List<Branch> all = repository.branches();
        return environments.stream()
                .flatMap(environment ->
                        environment.branch().flatMap(branch -> of(environment.name(), branch, all)).stream())
                .toList();
    }

    /** That the branch is not there is told of the branch. */
    private Optional<Finding> of(String environment, String name, List<Branch> all) {
        EnvironmentBranch branch = EnvironmentBranch.of(name, all, repository);
        List<Revision> tips = Stream.of(branch.local(), branch.remote())
                .flatMap(Optional::stream)
                .map(Branch::tip)
                .toList();
        return tips.isEmpty()
                ? Optional.empty()
                : live.apply(environment).map(record -> of(environment, name, record.release(), tips));
    }

    private Finding of(String environment, String branch, Release release, List<Revision> tips) {
        if (!repository.has(release.revision())) {
            return Finding.warning(
                    environment,
                    "What is live there, " + release.name() + ", is not in this repository.",
                    "Fetch it, or find out who deployed it from where.");
        }
        return repository.containing(release.revision(), tips).isEmpty()
                ? Finding.warning(
                        environment,
                        "What is live there, " + release.name() + ", is not on its branch " + branch + ".",
                        "Merge it into " + branch + ", or the next release from there takes it back.")
                : Finding.ok(environment, "what is live there, " + release.name() + ", is on its branch " + branch);
    }
}
