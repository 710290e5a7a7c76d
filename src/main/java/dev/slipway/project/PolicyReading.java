package dev.slipway.project;

import java.util.List;

/** What reading a slipway.policy.yaml gave. */
public sealed interface PolicyReading {
    /**
     * The file is valid.
     *
     * @param notYet valid keys whose function this version does not have
     */
    record Valid(PolicyConfig policy, List<Problem> notYet) implements PolicyReading {}

    /** The file has faults, all of them listed, in order of their place. */
    record Invalid(List<Problem> problems) implements PolicyReading {}
}
