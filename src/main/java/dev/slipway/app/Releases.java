package dev.slipway.app;

import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Versioning;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the release that a person names by tag, version, branch or commit id. */
final class Releases {
    private final Repository repository;
    private volatile Sorted sorted = Sorted.NONE;

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
        List<Tag> tags = repository.tags();
        Sorted known = sorted;
        if (!known.of(tags, versioning)) {
            known = Sorted.sort(tags, versioning);
            sorted = known;
        }
        return known.versions();
    }

    /** What was found the last time: of thousands of tags it takes longer than all else that is asked of a commit. */
    private record Sorted(List<Tag> tags, String pattern, List<Tag> versions) {
        private static final Sorted NONE = new Sorted(List.of(), "", List.of());

        private boolean of(List<Tag> asked, Versioning versioning) {
            return pattern.equals(versioning.tag()) && tags.equals(asked);
        }

        private static Sorted sort(List<Tag> tags, Versioning versioning) {
            TagPattern pattern = new TagPattern(versioning.tag());
            List<Tag> versions = tags.stream()
                    .flatMap(tag -> pattern.versionOf(tag.name()).map(version -> Map.entry(version, tag)).stream())
                    .sorted(Map.Entry.<Version, Tag>comparingByKey().reversed())
                    .map(Map.Entry::getValue)
                    .toList();
            return new Sorted(tags, versioning.tag(), versions);
        }
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
