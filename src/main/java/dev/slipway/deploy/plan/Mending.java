package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.host.Delta;
import dev.slipway.deploy.host.HostWork;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.OwnFiles;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.project.Component;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What makes a release whole again that was changed on a host after it was completed: its own files, sent once more. */
public record Mending(InstalledRelease.Complete release, Set<String> wrong, HostWork.Cargo cargo) {

    /**
     * What mends this release. Empty where it cannot be mended: the repository lacks its files, its variables were
     * changed, which only it has, or the host could not tell all that was.
     */
    public static Optional<Mending> of(Contents contents, Component component, InstalledRelease installed) {
        Set<String> wrong = installed.wrong();
        return installed
                .complete()
                .filter(_ -> !wrong.contains(OwnFiles.ENVIRONMENT))
                .flatMap(complete -> contents.kept(component, complete.release().revision())
                        .flatMap(content -> complete.contents(content)
                                .filter(manifest -> wrong.stream()
                                        .allMatch(path -> manifest.has(path) || path.equals(OwnFiles.MANIFEST)))
                                .map(manifest -> new Mending(
                                        complete,
                                        wrong,
                                        new HostWork.Cargo(
                                                Delta.mending(manifest, wrong),
                                                content,
                                                OwnFiles.told(complete.own()),
                                                SecretValues.Files.NONE)))));
    }

    /** What travels. */
    ComponentPlan.Transfer transfer() {
        Delta delta = cargo.delta();
        return new ComponentPlan.Transfer(
                delta.next().files(),
                delta.next().bytes(),
                delta.sentFiles(),
                delta.sentBytes(),
                0,
                wrong.stream().sorted().toList(),
                Map.of());
    }
}
