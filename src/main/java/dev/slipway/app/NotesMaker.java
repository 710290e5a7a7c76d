package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Versioning;
import dev.slipway.release.NotedCommit;
import dev.slipway.release.ReferenceLink;
import dev.slipway.release.ReleaseContent;
import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes release notes: finds the release before, and tells what came since. */
final class NotesMaker {
    /** How many commits of one release are looked at: more are no notes any more. */
    static final int COMMITS = 10_000;

    private final Repository repository;
    private final Releases releases;

    NotesMaker(Repository repository, Releases releases) {
        this.repository = repository;
        this.releases = releases;
    }

    /**
     * From a release that a person names, or the last one, to a revision or HEAD.
     *
     * @param called how a person names {@code to}
     */
    Outcome<NotesBetween> between(Optional<String> from, Revision to, String called, ProjectConfig config) {
        return from.map(name -> releases.revision(name).map(start -> between(name, start, to, config)))
                .orElseGet(() -> before(to, config.versioning())
                        .<Outcome<NotesBetween>>map(
                                tag -> new Outcome.Done<>(between(tag.name(), tag.revision(), to, config)))
                        .orElseGet(() -> Outcome.usage(
                                "There is no release before " + called + ", so it is not clear what is new.",
                                "Say from where: slipway notes FROM.")));
    }

    private NotesBetween between(String since, Revision from, Revision to, ProjectConfig config) {
        return new NotesBetween(since, from, to, brings(from, to, config).notes());
    }

    /** The release that one at this revision follows: one that was only tried counts only if this is tried too. */
    private Optional<Tag> before(Revision revision, Versioning versioning) {
        TagPattern pattern = new TagPattern(versioning.tag());
        boolean tried = releases.versions(versioning).stream()
                .filter(tag -> tag.revision().equals(revision))
                .findFirst()
                .flatMap(tag -> pattern.versionOf(tag.name()))
                .filter(Version::preRelease)
                .isPresent();
        return before(revision, versioning, tried);
    }

    /**
     * The highest version below this revision, without those at it.
     *
     * @param tried whether pre-releases count; where there is nothing else they do
     */
    Optional<Tag> before(Revision revision, Versioning versioning, boolean tried) {
        TagPattern pattern = new TagPattern(versioning.tag());
        List<Tag> versions = releases.versions(versioning).stream()
                .filter(tag -> !tag.revision().equals(revision))
                .toList();
        List<Tag> counting = versions.stream()
                .filter(tag ->
                        tried || !pattern.versionOf(tag.name()).orElseThrow().preRelease())
                .toList();
        return first(revision, counting).or(() -> first(revision, versions));
    }

    /** The highest version that this revision is or contains. */
    Optional<Tag> last(Revision revision, Versioning versioning) {
        return first(revision, releases.versions(versioning));
    }

    private Optional<Tag> first(Revision revision, List<Tag> tags) {
        return repository
                .firstContained(revision, tags.stream().map(Tag::revision).toList())
                .flatMap(found -> tags.stream()
                        .filter(tag -> tag.revision().equals(found))
                        .findFirst());
    }

    /**
     * What one revision has more than another.
     *
     * @param complete whether that is all, or only what its newest commits bring
     */
    record Brings(ReleaseContent content, boolean complete, List<ReferenceLink> links) {
        ReleaseNotes notes() {
            ReleaseNotes notes = ReleaseNotes.of(content, links);
            return complete ? notes : notes.incomplete();
        }
    }

    /** What one revision has more than another. */
    Brings brings(Revision from, Revision to, ProjectConfig config) {
        List<Commit> commits = repository.commitsBetween(from, to, COMMITS + 1);
        List<ReferenceLink> links = config.releasing().notes().links().stream()
                .map(link -> new ReferenceLink(link.before(), link.after(), link::address))
                .toList();
        return new Brings(content(commits, config), commits.size() <= COMMITS, links);
    }

    private static ReleaseContent content(List<Commit> commits, ProjectConfig config) {
        return ReleaseContent.of(
                commits.stream()
                        .limit(COMMITS)
                        .map(commit ->
                                new NotedCommit(commit.revision(), commit.parents(), commit.at(), commit.message()))
                        .toList(),
                config.environments().stream()
                        .map(Environment::branch)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }
}
