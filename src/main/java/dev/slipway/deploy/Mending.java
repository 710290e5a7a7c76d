package dev.slipway.deploy;

import dev.slipway.deploy.host.Delta;
import dev.slipway.deploy.host.HostManifest;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.OwnFiles;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import java.util.Optional;
import java.util.Set;

/** What makes a release whole again that was changed on a host after it was completed: its own files, sent once more. */
record Mending(InstalledRelease.Complete release, Delta delta, Repository.Content content) {

    /** Empty where it cannot be mended: the repository lacks its files, or its variables were changed, which only it has. */
    static Optional<Mending> of(Contents contents, Component component, InstalledRelease installed) {
        Set<String> wrong = installed.wrong();
        return installed
                .complete()
                .filter(_ -> !wrong.contains(OwnFiles.ENVIRONMENT))
                .flatMap(complete -> contents.of(component, complete.release().revision())
                        .flatMap(content -> complete.contents(content).map(manifest -> {
                            Optional<HostManifest> itself = Optional.of(manifest);
                            return new Mending(complete, Delta.between(manifest, itself, wrong), content);
                        })));
    }

    OwnFiles own() {
        return OwnFiles.told(release.own());
    }

    /** What travels. */
    ComponentPlan.Transfer transfer() {
        return new ComponentPlan.Transfer(
                delta.next().files(), delta.next().bytes(), delta.sentFiles(), delta.sentBytes(), 0);
    }
}
