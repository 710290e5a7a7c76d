package dev.slipway.deploy.plan;

import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Release;
import java.util.Optional;

/** How releases run in an environment: as the slipway.yaml of their own commit says. */
record ReleaseRunning(Environment environment, Configurations configurations) {

    /** How this release runs a component: as the component itself where the release's own configuration cannot tell. */
    Component.Running of(Component component, Release release) {
        return configurations
                .of(release.revision())
                .flatMap(this::filled)
                .flatMap(config -> config.components().stream()
                        .filter(c -> c.name().equals(component.name()))
                        .findFirst())
                .map(Component::running)
                .orElse(component.running());
    }

    /** The component as it is with this release. */
    Component with(Component component, Release release) {
        return new Component(
                component.name(),
                component.group(),
                component.strategy(),
                component.root(),
                component.files(),
                component.shared(),
                component.keep(),
                of(component, release));
    }

    private Optional<ProjectConfig> filled(ProjectConfig config) {
        return config.environment(environment.name()).map(config::in);
    }
}
