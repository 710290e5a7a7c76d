package dev.slipway.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a release brings, for people to read: sections with at least one line each, breaking changes first.
 *
 * @param complete whether all commits were looked at
 */
public record ReleaseNotes(List<Section> sections, boolean complete) {
    public ReleaseNotes {
        sections = List.copyOf(sections);
    }

    /** Lines of one kind in Markdown, those without a scope first, then scope by scope, the newest first. */
    public record Section(String title, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The notes of this content; each change stands in one section, and what reads the same stands there once.
     *
     * @param links for the references in what people wrote
     */
    public static ReleaseNotes of(ReleaseContent content, List<ReferenceLink> links) {
        Markdown markdown = new Markdown(links);
        List<Note> notes = content.items().stream()
                .map(item -> Note.of(item, markdown))
                .sorted(Comparator.comparing(Note::scope))
                .toList();
        return new ReleaseNotes(
                Arrays.stream(Note.Kind.values())
                        .map(kind -> new Section(kind.title(), lines(kind, notes)))
                        .filter(section -> !section.lines().isEmpty())
                        .toList(),
                true);
    }

    /** The same of which it is known that they are only of the newest commits. */
    public ReleaseNotes incomplete() {
        return new ReleaseNotes(sections, false);
    }

    /** Whether there is nothing to tell. */
    public boolean nothing() {
        return sections.isEmpty();
    }

    /** As Markdown: a heading of the third level for each section, then its lines as a list. */
    public String markdown() {
        String told = sections.stream().map(ReleaseNotes::markdown).collect(Collectors.joining("\n"));
        return complete ? told : told + "\nOlder commits of this release are not told: there are too many.\n";
    }

    private static String markdown(Section section) {
        return section.lines().stream()
                .map(line -> "- " + line.replace("\n", "\n  ") + "\n")
                .collect(Collectors.joining("", "### " + section.title() + "\n\n", ""));
    }

    private static List<String> lines(Note.Kind kind, List<Note> notes) {
        return notes.stream()
                .filter(note -> note.kind() == kind)
                .map(Note::line)
                .distinct()
                .toList();
    }
}
