package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Verdict;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the journal says is live in an environment: the release of the last deployment that succeeded there. */
record LiveRecord(Release release, Instant since, String by, String deployment) {

    static Optional<LiveRecord> of(String environment, List<DeploymentState> newestFirst) {
        return newestFirst.stream()
                .filter(d -> d.started().plan().target().environment().equals(environment))
                .flatMap(d -> d.ended().stream()
                        .filter(end -> end.verdict() == Verdict.SUCCEEDED)
                        .map(end -> new LiveRecord(
                                d.started().plan().release(),
                                end.at(),
                                d.started().by(),
                                d.started().deployment())))
                .findFirst();
    }
}
