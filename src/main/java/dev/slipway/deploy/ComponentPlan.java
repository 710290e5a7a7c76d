package dev.slipway.deploy;

import dev.slipway.project.Component;
import dev.slipway.release.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a plan does with one component on one host.
 *
 * @param directory of the release below the component's root, such as {@code releases/12-v1.8.0-7c1d9e2}
 * @param manifest digest of the files that will stand there
 * @param before what is live there now, and what a rollback brings back; empty on the first deployment
 * @param restart whether the restart command runs: not where only static files change
 * @param remove release directories that go away at the end
 */
public record ComponentPlan(
        Component component,
        String directory,
        Digest manifest,
        Transfer transfer,
        Optional<LiveRelease> before,
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
     */
    public record Transfer(int files, long bytes, int sentFiles, long sentBytes, int removedFiles) {}

    /**
     * A command as it will be run on the host. A script of ours stands there by its name and digest; its values and the
     * restart command stand in full, and DEPLOYMENT for the id that the deployment will have.
     *
     * @param undo whether it runs only when the deployment goes back
     */
    public record PlannedCommand(Phase phase, boolean undo, String line) {}
}
