package dev.slipway.app;

import dev.slipway.app.Carried.Standing;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment that a release is promoted from, all of whose hosts show it.
 *
 * @param config that of the environment
 * @param answers what its hosts told, which proved what is live, by their names
 */
record Source(Release release, ProjectConfig config, Environment environment, Map<String, Answer> answers) {

    /** How the files of a component are there, compared with what the repository has of this release. */
    Standing standing(String component, Repository.Content content) {
        List<Place> places = environment.hosts().stream()
                .flatMap(host -> places(host, component))
                .toList();
        return places.isEmpty()
                ? new Standing.Absent(environment.name())
                : places.stream()
                        .flatMap(place -> place.otherwise(content).stream())
                        .findFirst()
                        .<Standing>map(why -> new Standing.Other(environment.name(), why))
                        .orElseGet(() -> new Standing.Same(environment.name()));
    }

    private Stream<Place> places(Host host, String component) {
        return config.componentsOn(host).stream()
                .filter(each -> each.name().equals(component))
                .map(each -> new Place(host.name(), component, live(host, each)));
    }

    private Optional<InstalledRelease> live(Host host, Component component) {
        return answers.get(host.name()) instanceof Answer.Told(var inventory)
                ? inventory.root(component.root()).liveRelease()
                : Optional.empty();
    }

    /** A component on a host. */
    private record Place(String host, String component, Optional<InstalledRelease> live) {
        /** What is otherwise there, in a sentence. */
        Optional<String> otherwise(Repository.Content content) {
            if (live.isEmpty()) {
                return Optional.of("Nothing of " + component + " is live on " + host + ".");
            }
            if (live.get()
                    .complete()
                    .flatMap(complete -> complete.contents(content))
                    .isEmpty()) {
                return Optional.of("Other files of " + component + " were deployed to " + host
                        + " than the commit of this release has.");
            }
            List<String> changed = live.get().wrong().stream().sorted().toList();
            return changed.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Files of " + component + " were changed on " + host + " after they were deployed"
                            + (changed.contains("") ? "." : ": " + Words.names(changed) + "."));
        }
    }
}
