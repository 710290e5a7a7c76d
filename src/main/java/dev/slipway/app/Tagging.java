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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes releases: annotated tags with a version, each recorded before it is made. */
final class Tagging {
    private static final String FIRST = "0.1.0";

    private final Repository repository;
    private final Signatures signatures;
    private final NotesMaker maker;
    private final Journal journal;
    private final Actor actor;
    private final Masking masking;

    /** @param signatures of the repository */
    Tagging(
            Repository repository,
            Signatures signatures,
            NotesMaker maker,
            Journal journal,
            Actor actor,
            Masking masking) {
        this.signatures = signatures;
        this.masking = masking;
        this.repository = repository;
        this.maker = maker;
        this.journal = journal;
        this.actor = actor;
    }

    /** What the journal keeps of a tag. */
    record Tagged(String tag, Revision revision, String message) {}

    Outcome<ProposedVersion> proposed(Revision revision, ProjectConfig config) {
        return proposed(revision, config, tag -> maker.brings(tag.revision(), revision, config));
    }

    private Outcome<ProposedVersion> proposed(
            Revision revision, ProjectConfig config, Function<Tag, NotesMaker.Brings> since) {
        Optional<Tag> last = maker.last(revision, config.versioning());
        if (last.isEmpty()) {
            return new Outcome.Done<>(
                    new ProposedVersion(FIRST, "There is no release yet: " + FIRST + " would be the first."));
        }
        NotesMaker.Brings brings = since.apply(last.get());
        String limit = String.format(Locale.ROOT, "%,d", NotesMaker.COMMITS);
        Version version = new TagPattern(config.versioning().tag())
                .versionOf(last.get().name())
                .orElseThrow();
        return NextVersion.after(version, brings.content())
                .map(Version::text)
                .<Outcome<ProposedVersion>>map(next -> new Outcome.Done<>(new ProposedVersion(
                        next,
                        brings.complete()
                                ? "The commits since the last release call for " + next + "."
                                : "The newest " + limit + " commits since the last release call for " + next
                                        + "; this is not sure, for the older ones were not looked at.")))
                .orElseGet(() -> Outcome.usage(
                        (brings.complete() ? "No commit since " : "None of the newest " + limit + " commits since ")
                                + last.get().name() + " calls for a release.",
                        "Say which version: slipway tag VERSION."));
    }

    /** What a tag at this revision would hold. Commits are read once, whatever is told of them. */
    NextRelease next(Revision revision, ProjectConfig config) {
        Map<Revision, NotesMaker.Brings> read = new HashMap<>();
        Function<Tag, NotesMaker.Brings> since =
                tag -> read.computeIfAbsent(tag.revision(), from -> maker.brings(from, revision, config));
        return new NextRelease(
                proposed(revision, config, since),
                repository.commit(revision),
                new TagPattern(config.versioning().tag()),
                notes(maker.before(revision, config.versioning(), false).map(since)),
                notes(maker.before(revision, config.versioning(), true).map(since)),
                signed(config.versioning()) ? Optional.of(signatures.means()) : Optional.empty());
    }

    Outcome<Tag> tag(String typed, Revision revision, TagMessage message, ProjectConfig config) {
        TagPattern pattern = new TagPattern(config.versioning().tag());
        Optional<Version> wanted = pattern.versionMeant(typed);
        if (wanted.isEmpty()) {
            return Outcome.usage(
                    typed + " is not a semantic version.", "Give three numbers, such as 1.9.0 or 1.9.0-rc.1.");
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
        Optional<Version> contained =
                maker.last(revision, config.versioning()).flatMap(tag -> pattern.versionOf(tag.name()));
        if (contained.filter(version -> version.compareTo(wanted.get()) > 0).isPresent()) {
            return Outcome.usage(
                    name + " is lower than " + pattern.tagOf(contained.get()) + ", which this commit contains.",
                    "Take a higher version; one of an older line stands on a branch of that line.");
        }
        String text = switch (message) {
            case TagMessage.Proposed() ->
                below(
                        name,
                        notes(maker.before(
                                        revision,
                                        config.versioning(),
                                        wanted.get().preRelease())
                                .map(last -> maker.brings(last.revision(), revision, config))));
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

    /** Empty before the first release. */
    private static String notes(Optional<NotesMaker.Brings> sinceTheLast) {
        return sinceTheLast
                .map(NotesMaker.Brings::notes)
                .map(ReleaseNotes::markdown)
                .orElse("");
    }
}
