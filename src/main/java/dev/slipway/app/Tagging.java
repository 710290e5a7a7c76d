package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.git.Repository;
import dev.slipway.git.Signatures;
import dev.slipway.git.Tag;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.Versioning;
import dev.slipway.release.NextVersion;
import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import dev.slipway.secret.Masking;
import java.util.List;
import java.util.Optional;

/** Makes releases: annotated tags with a version, each recorded before it is made. */
final class Tagging {
    private static final int COMMITS = 2_000;

    private final Repository repository;
    private final Signatures signatures;
    private final Releases releases;
    private final Journal journal;
    private final Actor actor;
    private final Masking masking;

    /** @param signatures of the repository */
    Tagging(
            Repository repository,
            Signatures signatures,
            Releases releases,
            Journal journal,
            Actor actor,
            Masking masking) {
        this.signatures = signatures;
        this.masking = masking;
        this.repository = repository;
        this.releases = releases;
        this.journal = journal;
        this.actor = actor;
    }

    /** What the journal keeps of a tag. */
    record Tagged(String tag, Revision revision, String message) {}

    Outcome<String> proposed(Revision revision, Versioning versioning) {
        Optional<Tag> last = lastBefore(revision, versioning);
        if (last.isEmpty()) {
            return new Outcome.Done<>("0.1.0");
        }
        Version version =
                new TagPattern(versioning.tag()).versionOf(last.get().name()).orElseThrow();
        return NextVersion.after(version, messages(last.get().revision(), revision))
                .<Outcome<String>>map(next -> new Outcome.Done<>(next.text()))
                .orElseGet(() -> Outcome.usage(
                        "No commit since " + last.get().name() + " calls for a release.",
                        "Say which version: slipway tag VERSION."));
    }

    /** What a tag at this revision would hold. */
    NextRelease next(Revision revision, Versioning versioning) {
        Optional<String> version = proposed(revision, versioning) instanceof Outcome.Done<String>(String called)
                ? Optional.of(called)
                : Optional.empty();
        return new NextRelease(version, repository.commit(revision), notes(revision, versioning));
    }

    Outcome<Tag> tag(String version, Revision revision, String message, Versioning versioning) {
        TagPattern pattern = new TagPattern(versioning.tag());
        Optional<Version> wanted = Version.parse(version).or(() -> pattern.versionOf(version));
        if (wanted.isEmpty()) {
            return Outcome.usage(
                    version + " is not a semantic version.", "Give three numbers, such as 1.9.0 or 1.9.0-rc.1.");
        }
        String name = pattern.tagOf(wanted.get());
        Optional<Tag> taken = repository.tags().stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst();
        if (taken.isPresent()) {
            return Outcome.usage(
                    "Version " + wanted.get() + " is taken: " + name + " names "
                            + taken.get().revision().abbreviated() + ".",
                    "A release is never edited; take the next version.");
        }
        return new Outcome.Done<>(made(name, revision, message, versioning));
    }

    private Tag made(String name, Revision revision, String message, Versioning versioning) {
        String text = masking.mask(message.isBlank() ? notes(name, revision, versioning) : message);
        String body = Json.text(new Tagged(name, revision, text));
        journal.append(new Draft(actor, Kinds.TAG_WANTED, name, body));
        Tag tag = versioning.signed() || signatures.wanted()
                ? signatures.tag(name, revision, text)
                : repository.tag(name, revision, text);
        journal.append(new Draft(actor, Kinds.TAGGED, name, body));
        return tag;
    }

    private String notes(String name, Revision revision, Versioning versioning) {
        String notes = notes(revision, versioning);
        return notes.isEmpty() ? name : name + "\n\n" + notes;
    }

    /** What the commits since the last release bring; empty before the first. */
    private String notes(Revision revision, Versioning versioning) {
        return lastBefore(revision, versioning)
                .map(last ->
                        ReleaseNotes.of(messages(last.revision(), revision)).markdown())
                .orElse("");
    }

    /** The highest version that this revision contains. */
    private Optional<Tag> lastBefore(Revision revision, Versioning versioning) {
        return releases.versions(versioning).stream()
                .filter(tag -> repository.compare(tag.revision(), revision).ahead() == 0)
                .findFirst();
    }

    private List<String> messages(Revision from, Revision to) {
        return repository.commitsBetween(from, to, COMMITS).stream()
                .map(Commit::message)
                .toList();
    }
}
