package dev.slipway.deploy;

import dev.slipway.deploy.host.SecretChange;
import dev.slipway.project.Component;
import dev.slipway.release.Digest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan does with one component on one host.
 *
 * @param directory of the release below the component's root, such as {@code releases/12-v1.8.0-7c1d9e2}
 * @param manifest digest of the files that will stand there
 * @param back the way back to what is live there now; empty on the first deployment
 * @param restart whether the component's restart command runs: not where only static files change
 * @param remove release directories that go away at the end
 */
public record ComponentPlan(
        Component component,
        String directory,
        Digest manifest,
        Transfer transfer,
        Optional<Back> back,
        boolean restart,
        List<PlannedCommand> commands,
        List<String> remove) {

    /**
     * What travels.
     *
     * @param files in the release
     * @param bytes in the release
     * @param sentFiles that the host does not have
     * @param sentBytes of those, before compression
     * @param removedFiles that the live release has and this one has not
     * @param changed paths, sorted, of deployed files that someone changed or removed on the host: of the live release, or
     *     in a rollback of the one gone back to; the empty path stands for more than the host can tell
     * @param secrets what becomes of each secret variable; in a rollback the values stand on the host already
     */
    public record Transfer(
            int files,
            long bytes,
            int sentFiles,
            long sentBytes,
            int removedFiles,
            List<String> changed,
            Map<String, SecretChange> secrets) {
        /** Nothing travels: the release stands whole on the host. */
        public static final Transfer NOTHING = new Transfer(0, 0, 0, 0, 0, List.of(), Map.of());

        /** A plan that an earlier version recorded knows of no secrets. */
        public Transfer {
            secrets = Objects.requireNonNullElse(secrets, Map.of());
        }

        /** The same with secret variables. */
        public Transfer with(Map<String, SecretChange> changes) {
            return new Transfer(files, bytes, sentFiles, sentBytes, removedFiles, changed, changes);
        }
    }

    /**
     * The way back, exactly to what was live before.
     *
     * @param live what is live before
     * @param running how that runs: as its own configuration says, not that of the release that replaces it
     * @param restart whether its restart command runs on the way back
     */
    public record Back(LiveRelease live, Component.Running running, boolean restart) {
        /**
         * The way back to what is live.
         *
         * @param needed whether the switch asks for a restart: not where only static files change
         */
        public static Back to(LiveRelease live, Component.Running running, boolean needed) {
            return new Back(live, running, needed && running.restart().isPresent());
        }
    }

    /** What is live there now; empty on the first deployment. */
    public Optional<LiveRelease> before() {
        return back.map(Back::live);
    }

    /** How what is live after the switch, or after going back, runs. */
    public Component.Running running(boolean undo) {
        return back.filter(_ -> undo).map(Back::running).orElse(component.running());
    }

    /** Whether something is restarted after the switch, or after going back. */
    public boolean restarts(boolean undo) {
        return undo ? back.filter(Back::restart).isPresent() : restart;
    }

    /**
     * A command as it will be run on the host. A script of ours stands there by its name and digest; its values and the
     * restart command stand in full, and DEPLOYMENT for the id that the deployment will have.
     *
     * @param undo whether it runs only when the deployment goes back
     */
    public record PlannedCommand(Phase phase, boolean undo, String line) {}
}
