package dev.slipway.app;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.InstalledRelease.Complete;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Facts;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks hosts how long a release has been live on them; whoever deployed it there, they know. */
final class Soaking {
    private final Statuses statuses;

    Soaking(Statuses statuses) {
        this.statuses = statuses;
    }

    /** What the hosts of an environment tell. */
    sealed interface Told {
        /** Since when all of them show the release; nothing where one does not. */
        record Times(List<Facts.Live> live) implements Told {
            public Times {
                live = List.copyOf(live);
            }
        }

        /** One of them cannot be asked; a sentence says why, another what to do. */
        record Silent(String reason, String remedy) implements Told {}
    }

    Told ask(ProjectConfig config, Environment environment, Release release) throws InterruptedException {
        Optional<Instant> last = Optional.empty();
        for (Map.Entry<String, Answer> answer :
                statuses.inventories(config, environment, Prove.NONE).entrySet()) {
            switch (answer.getValue()) {
                case Answer.Silent(var reason, var remedy) -> {
                    return new Told.Silent(answer.getKey() + " cannot be asked: " + reason, remedy);
                }
                case Answer.Told(var inventory) -> {
                    for (RootInventory root : inventory.roots().values()) {
                        Optional<Instant> since = since(root, release);
                        if (since.isEmpty()) {
                            return new Told.Times(List.of());
                        }
                        last = last.filter(since.get()::isBefore).or(() -> since);
                    }
                }
            }
        }
        return new Told.Times(last.map(since -> new Facts.Live(since, Optional.empty())).stream()
                .toList());
    }

    private static Optional<Instant> since(RootInventory root, Release release) {
        return root.liveRelease()
                .flatMap(InstalledRelease::complete)
                .filter(live -> live.release().revision().equals(release.revision()))
                .flatMap(Complete::since);
    }
}
