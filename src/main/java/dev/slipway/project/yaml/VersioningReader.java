package dev.slipway.project.yaml;

import dev.slipway.project.Versioning;
import java.util.Optional;

/** Reads how releases are tagged. */
final class VersioningReader {
    private VersioningReader() {}

    static Versioning read(Mapping file) {
        return file.get("versioning", value -> value.mapping(VersioningReader::versioning), Defaults.VERSIONING);
    }

    private static Versioning versioning(Mapping mapping) {
        return new Versioning(
                mapping.get("tag", VersioningReader::tag, Defaults.VERSIONING.tag()),
                mapping.get(
                        "annotated",
                        Readers.notYet(annotated -> !annotated, Readers::truth),
                        Defaults.VERSIONING.annotated()),
                mapping.get("signed", Readers::truth, Defaults.VERSIONING.signed()));
    }

    /** Versions in tags must be found again, so the place of the version stands in the pattern exactly once. */
    private static Optional<String> tag(Value value) {
        return Readers.text(value)
                .flatMap(tag -> tag.split("\\{version}", -1).length == 2
                        ? Optional.of(tag)
                        : value.expected("a tag's name with {version} in it once, such as v{version}"));
    }
}
