package dev.slipway.project.yaml;

import static dev.slipway.project.Versioning.Link.NUMBER;

import dev.slipway.project.Versioning;
import java.util.List;
import java.util.Optional;

/** Reads how releases are tagged, and what their notes link to. */
final class VersioningReader {
    private VersioningReader() {}

    static Versioning read(Mapping file) {
        List<Versioning.Link> links = file.get(
                "notes", value -> value.mapping(notes -> notes.list("links", VersioningReader::link)), List.of());
        return file.get(
                "versioning",
                value -> value.mapping(mapping -> versioning(mapping, links)),
                new Versioning(
                        Defaults.VERSIONING.tag(),
                        Defaults.VERSIONING.annotated(),
                        Defaults.VERSIONING.signed(),
                        links));
    }

    private static Versioning versioning(Mapping mapping, List<Versioning.Link> links) {
        return new Versioning(
                mapping.get("tag", VersioningReader::tag, Defaults.VERSIONING.tag()),
                mapping.get(
                        "annotated",
                        Readers.notYet(annotated -> !annotated, Readers::truth),
                        Defaults.VERSIONING.annotated()),
                mapping.get("signed", Readers::truth, Defaults.VERSIONING.signed()),
                links);
    }

    /** Versions in tags must be found again, so the place of the version stands in the pattern exactly once. */
    private static Optional<String> tag(Value value) {
        return Readers.text(value)
                .flatMap(tag -> tag.split("\\{version}", -1).length == 2
                        ? Optional.of(tag)
                        : value.expected("a tag's name with {version} in it once, such as v{version}"));
    }

    private static Optional<Versioning.Link> link(Value value) {
        return value.mapping(mapping -> new Versioning.Link(
                mapping.required("match", VersioningReader::match, "#" + NUMBER),
                mapping.required("to", VersioningReader::to, Readers.NOWHERE + NUMBER)));
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
