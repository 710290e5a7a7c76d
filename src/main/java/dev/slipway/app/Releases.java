package dev.slipway.app;

import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Versioning;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the release that a person names by tag, version, branch or commit id. */
final class Releases {
    private final Repository repository;

    Releases(Repository repository) {
        this.repository = repository;
    }

    /** The release of this name. A tag that is there but names no version of this project is refused. */
    Outcome<Release> named(String name, Versioning versioning) {
        TagPattern pattern = new TagPattern(versioning.tag());
        Optional<Tag> tag = tagOf(name, pattern);
        if (tag.isPresent()) {
            return released(tag.get(), pattern);
        }
        return revision(name).map(Release::untagged);
    }

    /** The revision that a person names, without asking whether it is a release. */
    Outcome<Revision> revision(String name) {
        return repository
                .resolve(name)
                .<Outcome<Revision>>map(Outcome.Done::new)
                .orElseGet(() -> Outcome.usage(
                        "There is no tag, branch or commit called " + name + ".",
                        "List what there is with git tag and git branch; fetch first if it was made elsewhere."));
    }

    /** Tags that name a version, the highest first. */
    List<Tag> versions(Versioning versioning) {
        TagPattern pattern = new TagPattern(versioning.tag());
        return repository.tags().stream()
                .filter(tag -> pattern.versionOf(tag.name()).isPresent())
                .sorted(Comparator.comparing(
                                (Tag tag) -> pattern.versionOf(tag.name()).orElseThrow())
                        .reversed())
                .toList();
    }

    private Optional<Tag> tagOf(String name, TagPattern pattern) {
        List<Tag> tags = repository.tags();
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .or(() -> Version.parse(name)
                        .map(pattern::tagOf)
                        .flatMap(wanted -> tags.stream()
                                .filter(tag -> tag.name().equals(wanted))
                                .findFirst()));
    }

    private static Outcome<Release> released(Tag tag, TagPattern pattern) {
        return pattern.versionOf(tag.name())
                .<Outcome<Release>>map(version ->
                        new Outcome.Done<>(new Release(tag.revision(), Optional.of(tag.name()), Optional.of(version))))
                .orElseGet(() -> Outcome.usage(
                        "Tag " + tag.name() + " names no version: this project's tags look like " + pattern.pattern()
                                + ".",
                        "Name a version's tag, or the commit " + tag.revision().abbreviated() + " itself."));
    }
}
