package dev.slipway.app;

import dev.slipway.git.Branch;
import dev.slipway.git.Repository;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.release.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A branch whose commits end up in an environment, here and on a remote.
 *
 * @param remote the upstream, else the remote-tracking branch of the same name
 * @param apart what each of the two has that the other lacks; empty where one is not there
 */
record EnvironmentBranch(String name, Optional<Branch> local, Optional<Branch> remote, Optional<AheadBehind> apart) {

    static EnvironmentBranch of(String name, List<Branch> all, Repository repository) {
        Optional<Branch> local = all.stream()
                .filter(branch -> !branch.remote() && branch.name().equals(name))
                .findFirst();
        Optional<Branch> remote = local.flatMap(here -> upstream(here, all))
                .or(() -> all.stream()
                        .filter(branch -> branch.remote() && shortName(branch).equals(name))
                        .min(Comparator.comparing(branch -> !branch.name().startsWith("origin/"))));
        return new EnvironmentBranch(
                name,
                local,
                remote,
                local.flatMap(here -> remote.map(there -> repository.compare(here.tip(), there.tip()))));
    }

    /** The remote-tracking branch that a branch follows, where it has been fetched. */
    static Optional<Branch> upstream(Branch local, List<Branch> all) {
        return local.upstream()
                .flatMap(followed -> all.stream()
                        .filter(branch -> branch.remote() && branch.name().equals(followed))
                        .findFirst());
    }

    /** Without the name of its remote. */
    static String shortName(Branch branch) {
        return branch.remote() ? branch.name().substring(branch.name().indexOf('/') + 1) : branch.name();
    }

    /** The newest that is known of it: the remote's where the local one only lags behind; empty where there is neither. */
    Optional<Revision> tip() {
        boolean lags = apart.filter(counts -> counts.ahead() == 0).isPresent();
        return (lags ? remote : local.or(() -> remote)).map(Branch::tip);
    }
}
