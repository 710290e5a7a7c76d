package dev.slipway.project.yaml;

import dev.slipway.project.ProjectConfig;
import java.util.List;

/** What reading a slipway.yaml gave. */
public sealed interface ConfigReading {
    /** What stands in the way of a deployment: the file's faults, or of a valid one what this version does not have. */
    List<Problem> problems();

    /**
     * The file is valid.
     *
     * @param notYet valid keys whose function this version does not have: a deployment is refused while there are any
     */
    record Valid(ProjectConfig config, List<Problem> notYet) implements ConfigReading {
        @Override
        public List<Problem> problems() {
            return notYet;
        }
    }

    /** The file has faults, all of them listed, in order of their place. */
    record Invalid(List<Problem> problems) implements ConfigReading {}
}
