package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.Branch;
import dev.slipway.git.Commit;
import dev.slipway.git.Repository;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.project.Environment;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the branches of environments stand, against their upstreams and against one another. */
final class BranchHealth {
    private static final String SUBJECT = "branches";

    /** How many branches of no environment are compared with their upstreams. */
    private static final int OTHERS = 20;

    /** How many commits of a branch are looked at that the one before it lacks. */
    private static final int COMMITS = 200;

    private final Repository repository;

    BranchHealth(Repository repository) {
        this.repository = repository;
    }

    List<Finding> findings(List<Environment> environments) {
        List<Branch> all = repository.branches();
        List<String> ways = environments.stream()
                .flatMap(environment -> environment.branch().stream())
                .distinct()
                .toList();
        List<Finding> found = new ArrayList<>();
        model(all, ways).ifPresent(found::add);
        if (repository.shallow()) {
            found.add(Finding.ok(SUBJECT, "not compared, because the clone is shallow"));
            return found;
        }
        List<EnvironmentBranch> branches = (ways.isEmpty() ? repository.head().branch().stream() : ways.stream())
                .map(name -> EnvironmentBranch.of(name, all, repository))
                .toList();
        branches.forEach(branch -> ofUpstream(branch, all).ifPresent(found::add));
        found.addAll(others(all, branches));
        found.addAll(drift(branches));
        return found;
    }

    private static Optional<Finding> model(List<Branch> all, List<String> ways) {
        Set<String> names = all.stream().map(EnvironmentBranch::shortName).collect(Collectors.toSet());
        return BranchModel.recognised(names, ways)
                .map(model -> Finding.ok(SUBJECT, model.title() + ". " + model.risk()));
    }

    private Optional<Finding> ofUpstream(EnvironmentBranch branch, List<Branch> all) {
        String subject = "branch " + branch.name();
        if (branch.tip().isEmpty()) {
            return Optional.of(Finding.warning(
                    subject,
                    ProjectFiles.NAME + " names it, but there is no such branch here.",
                    "Fetch it, make it, or name another under environments."));
        }
        return branch.apart().isPresent()
                ? branch.apart().flatMap(apart -> apart(subject, branch, apart))
                : branch.local()
                        .filter(local -> all.stream().anyMatch(Branch::remote) && !repository.pushed(local.tip()))
                        .map(local -> Finding.warning(
                                subject,
                                "It was never pushed: its last commit is on no remote, as far as the last fetch tells.",
                                "Push it: git push --set-upstream REMOTE " + local.name()));
    }

    private static Optional<Finding> apart(String subject, EnvironmentBranch branch, AheadBehind apart) {
        String there = branch.remote().map(Branch::name).orElseThrow();
        if (apart.ahead() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                apart.behind() == 0
                        ? Finding.warning(
                                subject,
                                Words.count(apart.ahead(), "commit") + " of it "
                                        + (apart.ahead() == 1 ? "is" : "are") + " not on " + there
                                        + ", as far as the last fetch tells.",
                                "Push it, so that others have what is released.")
                        : Finding.warning(
                                subject,
                                "It and " + there + " diverged: " + apart.ahead() + " here, " + apart.behind()
                                        + " there.",
                                "Fetch, bring the two together by a merge or a rebase, and push."));
    }

    /** Of branches that lead to no environment only that they diverged. */
    private List<Finding> others(List<Branch> all, List<EnvironmentBranch> branches) {
        List<String> done = branches.stream().map(EnvironmentBranch::name).toList();
        List<Branch> following = all.stream()
                .filter(branch -> !branch.remote() && !done.contains(branch.name()))
                .filter(branch -> EnvironmentBranch.upstream(branch, all).isPresent())
                .toList();
        List<String> diverged = following.stream()
                .limit(OTHERS)
                .filter(branch -> EnvironmentBranch.upstream(branch, all)
                        .map(upstream -> repository.compare(branch.tip(), upstream.tip()))
                        .filter(apart -> apart.ahead() > 0 && apart.behind() > 0)
                        .isPresent())
                .map(Branch::name)
                .toList();
        List<Finding> found = new ArrayList<>();
        if (!diverged.isEmpty()) {
            found.add(Finding.warning(
                    SUBJECT,
                    "Diverged from " + (diverged.size() == 1 ? "its upstream: " : "their upstreams: ")
                            + Words.names(diverged, Finding.NAMES) + ".",
                    "Fetch, bring each together with its upstream, and push."));
        }
        if (following.size() > OTHERS) {
            found.add(Finding.ok(
                    SUBJECT,
                    "only " + OTHERS + " of " + following.size()
                            + " that lead to no environment were compared with their upstreams"));
        }
        return found;
    }

    private List<Finding> drift(List<EnvironmentBranch> branches) {
        List<EnvironmentBranch> there =
                branches.stream().filter(branch -> branch.tip().isPresent()).toList();
        List<Finding> found = new ArrayList<>();
        for (int i = 1; i < there.size(); i++) {
            found.add(drift(there.get(i - 1), there.get(i)));
        }
        return found;
    }

    /** Merges alone are no drift: they come to be where a branch is promoted, and bring nothing that is not in commits. */
    private Finding drift(EnvironmentBranch earlier, EnvironmentBranch later) {
        Revision from = earlier.tip().orElseThrow();
        Revision to = later.tip().orElseThrow();
        AheadBehind counts = repository.compare(to, from);
        List<Commit> more = counts.ahead() == 0 ? List.of() : repository.commitsBetween(from, to, COMMITS);
        List<String> lacking = more.stream()
                .filter(commit -> commit.parents().size() < 2)
                .map(commit -> commit.revision().abbreviated())
                .toList();
        String subject = "branch " + later.name();
        if (lacking.isEmpty()) {
            return Finding.ok(
                    subject,
                    counts.behind() == 0
                            ? "has all that " + earlier.name() + " has"
                            : Words.count(counts.behind(), "commit") + " behind " + earlier.name());
        }
        String lacked = (more.size() == COMMITS ? "at least " : "")
                + Words.count(lacking.size(), "commit") + " that " + earlier.name() + " lacks ("
                + Words.names(lacking) + ")";
        return Finding.warning(
                subject,
                counts.behind() == 0
                        ? "It has " + lacked + ", such as a fix that was not merged back."
                        : "It and " + earlier.name() + " diverged: it has " + lacked + ", and lacks " + counts.behind()
                                + " of " + earlier.name() + ".",
                "Merge " + later.name() + " back into " + earlier.name() + " before the next release.");
    }
}
