package dev.slipway.app;

import dev.slipway.deploy.DeploymentState;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Decision;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is live where, and what the next promotion would bring.
 *
 * @param columns environments in order
 * @param flows between each environment and the next
 * @param latest the newest deployments, newest first, with their beginning and end only
 */
public record Board(List<Column> columns, List<Flow> flows, List<DeploymentState> latest) {

    /**
     * An environment.
     *
     * @param live empty where nothing was deployed yet
     * @param hold who put it on hold
     * @param automationOff why nothing starts there by itself
     */
    public record Column(
            String environment,
            Tier tier,
            Optional<Live> live,
            List<HostLine> hosts,
            Optional<String> running,
            Optional<Decision> hold,
            Optional<Decision> automationOff) {}

    /** The live release and how it came there; by whom and with which deployment is empty where only its hosts tell. */
    public record Live(Release release, Instant since, String by, String deployment) {}

    /** A host as last seen. */
    public record HostLine(String name, Health health, String detail) {}

    /** What a host looks like, from good to bad. */
    public enum Health {
        HEALTHY,
        /** It answers and shows what is live, but no health check says more. */
        UNCHECKED,
        SLOW,
        FAILING,
        UNKNOWN,
        NOT_DEPLOYED
    }

    /**
     * From one environment to the next.
     *
     * @param behind commits of the live release there that are not in the one here: promoting would take them back
     * @param unknown why it cannot be told what a promotion would bring; then all counts are zero
     */
    public record Flow(
            String from,
            String to,
            int commits,
            int files,
            int migrations,
            int behind,
            boolean promotable,
            Optional<String> unknown) {}
}
