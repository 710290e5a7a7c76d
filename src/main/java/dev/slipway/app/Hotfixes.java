package dev.slipway.app;

import dev.slipway.git.BranchChange;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Tier;
import dev.slipway.release.NextVersion;
import dev.slipway.release.Release;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says what a hotfix begins with: what is live on production, and the next patch version of that. */
final class Hotfixes {
    static final String PREFIX = "hotfix/";

    private final Repository repository;
    private final Releases releases;
    private final Comparisons comparisons;
    private final Supplier<ProjectConfig> configuration;
    private final Function<String, Optional<LiveRecord>> live;

    /** @param live what is live in an environment */
    Hotfixes(
            Repository repository,
            Releases releases,
            Supplier<ProjectConfig> configuration,
            Function<String, Optional<LiveRecord>> live) {
        this.repository = repository;
        this.releases = releases;
        this.comparisons = new Comparisons(repository);
        this.configuration = configuration;
        this.live = live;
    }

    Outcome<BranchChange.Moved> next(Optional<String> environment) {
        return here(environment)
                .then(release -> version(release)
                        .map(version -> BranchChange.made(PREFIX + version.text(), release.revision())));
    }

    Outcome<BranchChange.Moved> named(Optional<String> environment, String name) {
        return here(environment).map(release -> BranchChange.made(name, release.revision()));
    }

    private Outcome<Release> here(Optional<String> environment) {
        return production(environment).then(this::liveOn).then(this::here);
    }

    private Outcome<Release> here(Release release) {
        return comparisons.lacked(List.of(release)).isEmpty()
                ? new Outcome.Done<>(release)
                : Outcome.usage(
                        "The commit " + release.revision().abbreviated() + " of what is live, " + release.name()
                                + ", is not in this repository.",
                        "Fetch it from where it was deployed.");
    }

    private Outcome<String> production(Optional<String> wanted) {
        List<String> all = configuration.get().environments().stream()
                .filter(environment -> environment.tier() == Tier.PRODUCTION)
                .map(Environment::name)
                .toList();
        if (wanted.isPresent()) {
            return all.contains(wanted.get())
                    ? new Outcome.Done<>(wanted.get())
                    : Outcome.usage(
                            wanted.get() + " is no environment with the tier production.",
                            "A hotfix begins with what is live on one that is.");
        }
        return switch (all.size()) {
            case 0 ->
                Outcome.usage(
                        "No environment has the tier production, so nothing is live there to be fixed.",
                        "Give one the tier in " + ProjectFiles.NAME + ", or make a branch from a revision.");
            case 1 -> new Outcome.Done<>(all.getFirst());
            default ->
                Outcome.usage(
                        "There are several environments with the tier production.",
                        "Choose one of " + String.join(", ", all) + ".");
        };
    }

    private Outcome<Release> liveOn(String environment) {
        return live.apply(environment)
                .map(LiveRecord::release)
                .<Outcome<Release>>map(Outcome.Done::new)
                .orElseGet(() -> Outcome.usage(
                        "Nothing is live on " + environment + ", so there is nothing to be fixed there.",
                        "Make a branch from a revision instead."));
    }

    /** The first free one behind that of the release, which may contain a version without being one. */
    private Outcome<Version> version(Release release) {
        TagPattern pattern = new TagPattern(configuration.get().versioning().tag());
        List<Version> taken = releases.versions(configuration.get().versioning()).stream()
                .flatMap(tag -> pattern.versionOf(tag.name()).stream())
                .toList();
        Optional<Version> base = release.version()
                .or(() -> releases.versions(configuration.get().versioning()).stream()
                        .filter(tag -> repository
                                        .compare(tag.revision(), release.revision())
                                        .ahead()
                                == 0)
                        .findFirst()
                        .flatMap(tag -> pattern.versionOf(tag.name())));
        if (base.isEmpty()) {
            return Outcome.usage(
                    "What is live, " + release.name() + ", has no version, so a hotfix has none to be named after.",
                    "Make a branch from it by its id, and name it yourself.");
        }
        Version next = NextVersion.patchOf(base.get());
        while (taken.contains(next)) {
            next = NextVersion.patchOf(next);
        }
        return new Outcome.Done<>(next);
    }
}
