package dev.slipway.app;

import dev.slipway.git.Repository;
import dev.slipway.git.Signatures;
import dev.slipway.git.Tag;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Versioning;
import dev.slipway.release.NextVersion;
import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import dev.slipway.secret.Masking;
import java.util.Optional;

/** Makes releases: annotated tags with a version, each recorded before it is made. */
final class Tagging {
    private final Repository repository;
    private final Signatures signatures;
    private final Telling telling;
    private final Journal journal;
    private final Actor actor;
    private final Masking masking;

    /** @param signatures of the repository */
    Tagging(
            Repository repository,
            Signatures signatures,
            Telling telling,
            Journal journal,
            Actor actor,
            Masking masking) {
        this.signatures = signatures;
        this.masking = masking;
        this.repository = repository;
        this.telling = telling;
        this.journal = journal;
        this.actor = actor;
    }

    /** What the journal keeps of a tag. */
    record Tagged(String tag, Revision revision, String message) {}

    Outcome<String> proposed(Revision revision, ProjectConfig config) {
        Optional<Tag> last = telling.last(revision, config.versioning());
        if (last.isEmpty()) {
            return new Outcome.Done<>("0.1.0");
        }
        Version version = new TagPattern(config.versioning().tag())
                .versionOf(last.get().name())
                .orElseThrow();
        return NextVersion.after(version, telling.content(last.get().revision(), revision, config))
                .<Outcome<String>>map(next -> new Outcome.Done<>(next.text()))
                .orElseGet(() -> Outcome.usage(
                        "No commit since " + last.get().name() + " calls for a release.",
                        "Say which version: slipway tag VERSION."));
    }

    /** What a tag at this revision would hold. */
    NextRelease next(Revision revision, ProjectConfig config) {
        Optional<String> version = proposed(revision, config) instanceof Outcome.Done<String>(String called)
                ? Optional.of(called)
                : Optional.empty();
        return new NextRelease(
                version,
                repository.commit(revision),
                notes(revision, config, false),
                signed(config.versioning()) ? Optional.of(signatures.means()) : Optional.empty());
    }

    Outcome<Tag> tag(String version, Revision revision, TagMessage message, ProjectConfig config) {
        TagPattern pattern = new TagPattern(config.versioning().tag());
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
        String text = switch (message) {
            case TagMessage.Proposed() ->
                below(name, notes(revision, config, wanted.get().preRelease()));
            case TagMessage.Notes(String notes) -> below(name, notes);
            case TagMessage.Words(String words) -> words.isBlank() ? name : words;
        };
        return new Outcome.Done<>(made(name, revision, masking.mask(text), config.versioning()));
    }

    private static String below(String name, String notes) {
        return notes.isBlank() ? name : name + "\n\n" + notes;
    }

    private Tag made(String name, Revision revision, String text, Versioning versioning) {
        String body = Json.text(new Tagged(name, revision, text));
        journal.append(new Draft(actor, Kinds.TAG_WANTED, name, body));
        Tag tag = signed(versioning) ? signatures.tag(name, revision, text) : repository.tag(name, revision, text);
        journal.append(new Draft(actor, Kinds.TAGGED, name, body));
        return tag;
    }

    private boolean signed(Versioning versioning) {
        return versioning.signed() || signatures.wanted();
    }

    /** A tag that was just made goes again. */
    Outcome<Tag> undo(Tag tag) {
        String body = Json.text(new Tagged(tag.name(), tag.revision(), tag.message()));
        journal.append(new Draft(actor, Kinds.UNTAG_WANTED, tag.name(), body));
        if (!repository.untag(tag)) {
            return Outcome.gate(
                    "The tag " + tag.name() + " is not the one any more that was made here.",
                    "Look at it with git show " + tag.name() + ", and decide again.");
        }
        journal.append(new Draft(actor, Kinds.UNTAGGED, tag.name(), body));
        return new Outcome.Done<>(tag);
    }

    /** What the commits since the last release bring; empty before the first. */
    private String notes(Revision revision, ProjectConfig config, boolean tried) {
        return telling.before(revision, config.versioning(), tried)
                .map(last -> telling.notes(last.revision(), revision, config))
                .map(ReleaseNotes::markdown)
                .orElse("");
    }
}
