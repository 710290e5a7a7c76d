package dev.slipway.deploy.plan;

import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Revision;
import java.util.Optional;

/** Where the configurations of releases come from. */
public interface Configurations {

    /** The slipway.yaml of this commit; empty where the commit or a valid file is not to be had any more. */
    Optional<ProjectConfig> of(Revision revision);
}
