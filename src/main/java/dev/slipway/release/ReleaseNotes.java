package dev.slipway.release;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a release brings, told from the commits in it: sections with at least one line each, breaking changes first. */
public record ReleaseNotes(List<Section> sections) {

    /** Lines of one kind, in the order of the commits. */
    public record Section(String title, List<String> lines) {}

    /** The notes of these commits' messages. Each commit stands in one section; one that follows no rule under Other. */
    public static ReleaseNotes of(Collection<String> messages) {
        List<Note> notes = messages.stream()
                .filter(message -> !message.isBlank())
                .map(Note::of)
                .toList();
        return new ReleaseNotes(Arrays.stream(Kind.values())
                .map(kind -> new Section(kind.title, linesOf(kind, notes)))
                .filter(section -> !section.lines().isEmpty())
                .toList());
    }

    /** As Markdown: a heading of the third level for each section, then its lines as a list. */
    public String markdown() {
        return sections.stream()
                .map(section -> "### " + section.title() + "\n\n"
                        + section.lines().stream()
                                .map(line -> "- " + line + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> linesOf(Kind kind, List<Note> notes) {
        return notes.stream()
                .filter(note -> note.kind() == kind)
                .map(Note::line)
                .toList();
    }

    private enum Kind {
        BREAKING("Breaking changes"),
        FEATURE("Features"),
        FIX("Fixes"),
        SPEED("Speed"),
        OTHER("Other");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        private static Kind of(ConventionalCommit commit) {
            if (commit.breaking()) {
                return BREAKING;
            }
            return switch (commit.type()) {
                case "feat" -> FEATURE;
                case "fix" -> FIX;
                case "perf" -> SPEED;
                default -> OTHER;
            };
        }
    }

    private record Note(Kind kind, String line) {
        private static Note of(String message) {
            return ConventionalCommit.parse(message)
                    .map(commit -> new Note(
                            Kind.of(commit),
                            commit.scope().map(scope -> scope + ": ").orElse("") + commit.description()))
                    .orElseGet(() -> new Note(
                            Kind.OTHER,
                            message.strip().lines().findFirst().orElseThrow().strip()));
        }
    }
}
