package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import dev.slipway.release.ReleaseFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file as a host's manifest lists it: git's mode, digest and path, parted by a space; behind the path of a symbolic
 * link U+0002 and its target. A line feed of a name stands as U+0001. So a line is a line for every tool of a host.
 *
 * @param target of a symbolic link, empty for other files
 */
record ManifestLine(ReleaseFile.Kind kind, Digest digest, String path, String target) {
    private static final char LINE_FEED = '\u0001';
    private static final char PARTING = '\u0002';

    ManifestLine {
        if (!fits(path + target)) {
            throw new IllegalArgumentException(
                    "The file name " + path.replaceAll("\\p{Cntrl}", "?") + " holds U+0000, U+0001 or U+0002");
        }
    }

    /** Whether a line can hold this path or target. */
    static boolean fits(String text) {
        return text.chars().noneMatch(c -> c == 0 || c == LINE_FEED || c == PARTING);
    }

    /** A symbolic link. */
    static ManifestLine link(String path, String target) {
        Digest digest = Digest.of(target.getBytes(StandardCharsets.UTF_8));
        return new ManifestLine(ReleaseFile.Kind.LINK, digest, path, target);
    }

    /** The line that this text is. */
    static ManifestLine parse(String text) {
        String[] parts = text.replace(LINE_FEED, '\n').split(" ", 3);
        int parting = parts[2].indexOf(PARTING);
        return new ManifestLine(
                ReleaseFile.Kind.ofGitMode(parts[0]),
                new Digest(parts[1]),
                parting < 0 ? parts[2] : parts[2].substring(0, parting),
                parting < 0 ? "" : parts[2].substring(parting + 1));
    }

    /** The path that a host's script tells as {@code ./path}. */
    static String pathTold(String told) {
        return told.replaceFirst("^\\./", "").replace(LINE_FEED, '\n');
    }

    /** The line without its end. */
    String text() {
        String end = kind == ReleaseFile.Kind.LINK ? PARTING + target : "";
        return (kind.gitMode() + " " + digest.hex() + " " + path + end).replace('\n', LINE_FEED);
    }

    /** By the bytes of their texts, as {@code LC_ALL=C sort} orders lines; the same line only once. */
    static List<ManifestLine> sorted(Stream<ManifestLine> lines) {
        return lines.distinct()
                .map(line -> Map.entry(line.text().getBytes(StandardCharsets.UTF_8), line))
                .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
                .map(Map.Entry::getValue)
                .toList();
    }
}
