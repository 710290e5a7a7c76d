package dev.slipway.project.yaml;

import dev.slipway.project.PolicyConfig;
import java.util.List;
import java.util.Optional;

/** What reading a slipway.policy.yaml gave. */
public sealed interface PolicyReading {
    /**
     * The file is valid.
     *
     * @param notYet valid keys whose function this version does not have
     */
    record Valid(PolicyConfig policy, List<Problem> notYet) implements PolicyReading {
        @Override
        public Optional<String> protectedBranch() {
            return Optional.of(policy.protectedBranch());
        }

        /** Those of the keys without a function that hold for this environment. */
        public List<Problem> notYet(String environment) {
            String rules = "environments." + environment + ".";
            return notYet.stream()
                    .filter(problem ->
                            problem.path().startsWith(rules) && problem.path().indexOf('.', rules.length()) < 0)
                    .toList();
        }
    }

    /**
     * The file has faults.
     *
     * @param problems all of them, in order of their place
     * @param protectedBranch the branch whose policy holds, where that could be read
     */
    record Invalid(List<Problem> problems, Optional<String> protectedBranch) implements PolicyReading {}

    /** The branch whose policy holds. */
    Optional<String> protectedBranch();
}
