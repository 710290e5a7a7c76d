package dev.slipway.project;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A separately deployable part of a project.
 *
 * @param group the hosts that run it
 * @param root directory on the host that holds releases/, shared/ and current: absolute, or relative to the directory in
 *     which the account's commands start (its home directory)
 * @param files patterns of the repository's files that belong to it; {@code !} excludes
 * @param keep how many releases stay beside the live and the previous one
 */
public record Component(
        String name,
        String group,
        Strategy strategy,
        String root,
        List<String> files,
        Shared shared,
        int keep,
        Running running) {

    /** How one host goes to the next release. */
    public enum Strategy {
        RELEASES,
        COMPOSE,
        BLUE_GREEN,
        SWARM
    }

    /** What all releases of a host share: directories and files below shared/, linked into each release. */
    public record Shared(List<String> dirs, List<String> files) {}

    /**
     * How it runs.
     *
     * @param restart command line for the host's sh, run in the new release's directory
     * @param staticFiles patterns; where only such files changed no restart is needed
     * @param drain how long old requests may take to finish
     */
    public record Running(
            Optional<String> restart, List<String> staticFiles, Optional<Health> health, Duration drain) {}
}
