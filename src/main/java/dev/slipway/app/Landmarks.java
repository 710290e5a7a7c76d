package dev.slipway.app;

import dev.slipway.git.Branch;
import dev.slipway.git.Head;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands where in a history: names that git gives to commits, and what is or was live.
 *
 * @param environments in order, the earlier feeds the later
 * @param branches local ones first, by name
 * @param tags those that name versions first, the highest first, then the others by name
 * @param environmentBranches those that commits travel to environments on, that of the last environment first; where the
 *     configuration names none the branch at HEAD
 * @param presences what is live in the order of the environments, then what was, newest first
 * @param arrivals of deployments that have begun and not ended
 */
public record Landmarks(
        List<String> environments,
        Head head,
        List<Branch> branches,
        List<Tag> tags,
        List<Branch> environmentBranches,
        List<Presence> presences,
        List<Arrival> arrivals) {

    /** Before anything was read. */
    public static final Landmarks NONE = new Landmarks(
            List.of(),
            new Head(Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** A release that is on its way into an environment. */
    public record Arrival(String environment, Release release) {}

    /**
     * A release that is live in an environment, or was.
     *
     * @param until empty while it is live
     */
    public record Presence(String environment, Tier tier, Release release, Instant since, Optional<Instant> until) {
        /** Whether it is live now, as far as the trail tells. */
        public boolean live() {
            return until.isEmpty();
        }
    }

    /** The branch of this name, a local one before a remote-tracking one. */
    public Optional<Branch> branch(String name) {
        return branches.stream().filter(branch -> branch.name().equals(name)).findFirst();
    }

    /** What is live in an environment. */
    public Optional<Presence> live(String environment) {
        return presences.stream()
                .filter(presence -> presence.live() && presence.environment().equals(environment))
                .findFirst();
    }

    /** All that is live, in the order of the environments. */
    public List<Presence> live() {
        return presences.stream().filter(Presence::live).toList();
    }

    /** Where a commit that is live in one environment can be promoted to: the next one, unless it is live there too. */
    public Optional<Promotable> promotable(Revision revision) {
        return live().stream()
                .filter(presence -> presence.release().revision().equals(revision))
                .flatMap(presence -> next(presence.environment()).stream()
                        .filter(next -> live(next)
                                .filter(there -> there.release().revision().equals(revision))
                                .isEmpty())
                        .map(next -> new Promotable(presence.release(), presence.environment(), next)))
                .findFirst();
    }

    private Optional<String> next(String environment) {
        return environments.stream()
                .skip(environments.indexOf(environment) + 1L)
                .findFirst();
    }

    /** A release that is live in an environment and not in the next. */
    public record Promotable(Release release, String from, String to) {}
}
