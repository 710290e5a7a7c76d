package dev.slipway.project.yaml;

import static dev.slipway.project.Notes.Link.NUMBER;

import dev.slipway.project.Notes;
import java.util.Optional;

/** Reads how release notes are told. */
final class NotesReader {
    private NotesReader() {}

    static Notes read(Mapping file) {
        return file.get("notes", value -> value.mapping(NotesReader::notes), Defaults.NOTES);
    }

    private static Notes notes(Mapping mapping) {
        return new Notes(mapping.list("links", NotesReader::link));
    }

    private static Optional<Notes.Link> link(Value value) {
        return value.mapping(mapping -> new Notes.Link(
                mapping.required("match", NotesReader::match, "#" + NUMBER),
                mapping.required("to", NotesReader::to, Readers.NOWHERE + NUMBER)));
    }

    /** Something beside the number tells a reference from any other number. */
    private static Optional<String> match(Value value) {
        return Readers.text(value)
                .flatMap(match -> match.split("\\{number}", -1).length == 2
                                && !match.strip().equals(NUMBER)
                        ? Optional.of(match)
                        : value.expected(
                                "a text with {number} in it once, such as \"#{number}\" or \"SHOP-{number}\""));
    }

    private static Optional<String> to(Value value) {
        return Readers.text(value)
                .flatMap(to -> to.contains(NUMBER)
                                && Readers.uri(to.replace(NUMBER, "1")).isPresent()
                        ? Optional.of(to)
                        : value.expected("an http:// or https:// address with {number} in it"));
    }
}
