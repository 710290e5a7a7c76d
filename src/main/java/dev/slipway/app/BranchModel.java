package dev.slipway.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a project's branches lead to production, as far as their names tell. */
public enum BranchModel {
    /** There is no branch beside the one that is released. */
    MAIN_ONLY(
            "main only",
            "Each commit is in the next release, so only the checks before a deployment keep a fault from production."),
    /** Work happens beside the branch that is released. */
    FEATURES(
            "feature → main",
            "What was right on each feature's branch may be wrong together, which shows on main first, just before production."),
    /** What is released goes through a branch of an environment before the last. */
    STAGED(
            "feature → staging → main",
            "What is changed on a later branch and not merged back into the earlier one is missing from the next release."),
    /** The same, and work is gathered on a branch of its own before. */
    GATHERED_AND_STAGED(
            "feature → develop → staging → main",
            "What is changed on a later branch and not merged back as far as develop is undone by the next release, and develop grows far from production."),
    /** Work is gathered on a branch of its own, and released to another. */
    GITFLOW(
            "GitFlow",
            "A hotfix that is not merged back into develop is undone by the next release, and develop grows far from production.");

    private static final Set<String> GATHERING = Set.of("develop", "development", "dev");
    private static final Set<String> STAGING =
            Set.of("staging", "stage", "preprod", "pre-production", "preproduction", "qa", "uat", "acceptance");
    private static final List<String> RELEASED = List.of("main", "master", "trunk", "production", "prod");

    private final String title;
    private final String risk;

    BranchModel(String title, String risk) {
        this.title = title;
        this.risk = risk;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** What goes wrong with it, in one sentence. */
    public String risk() {
        return risk;
    }

    /**
     * The model that these branches follow; empty where several branches are there and none is known to be released.
     *
     * @param branches short names, without those of remotes
     * @param ways branches of the environments, in the order of these
     */
    public static Optional<BranchModel> recognised(Set<String> branches, List<String> ways) {
        List<String> lasting =
                ways.stream().filter(branches::contains).distinct().toList();
        Optional<String> released = lasting.isEmpty()
                ? RELEASED.stream().filter(branches::contains).findFirst()
                : Optional.of(lasting.getLast());
        if (branches.size() == 1) {
            return Optional.of(MAIN_ONLY);
        }
        return released.map(last -> beside(
                last,
                Stream.concat(lasting.stream(), branches.stream())
                        .filter(name -> !name.equals(last))
                        .toList(),
                lasting));
    }

    private static BranchModel beside(String released, List<String> others, List<String> lasting) {
        boolean staged = others.stream()
                .anyMatch(name -> STAGING.contains(name) || (lasting.contains(name) && !GATHERING.contains(name)));
        boolean gathered = !GATHERING.contains(released) && others.stream().anyMatch(GATHERING::contains);
        if (staged) {
            return gathered ? GATHERED_AND_STAGED : STAGED;
        }
        return gathered ? GITFLOW : FEATURES;
    }
}
