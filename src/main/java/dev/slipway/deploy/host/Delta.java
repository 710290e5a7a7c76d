package dev.slipway.deploy.host;

import dev.slipway.release.Digest;
import dev.slipway.release.ReleaseFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a release comes to be on a host: from a copy of a release that it has, without what is gone, with what moved, and
 * with what is sent. A file is known by its digest, never by size and time.
 *
 * @param next what shall stand there
 * @param based whether there is a release to begin from
 * @param come lines of {@code next} that the base has not
 * @param gone lines of the base that {@code next} has not
 * @param moved new path to the path in the base whose content it has
 */
public record Delta(
        HostManifest next, boolean based, List<String> come, List<String> gone, Map<String, String> moved, Sent sent) {

    /** How many files are sent. */
    public int sentFiles() {
        return sent.lines().size();
    }

    /** Their bytes before compression. */
    public long sentBytes() {
        return sent.bytes();
    }

    /** What travels: lines of the manifest, and the bytes of their files before compression. */
    record Sent(List<ManifestLine> lines, long bytes) {}

    /**
     * The way from what a host has.
     *
     * @param base the release to begin from; empty: everything is sent
     * @param wrong paths of the base that do not hold what its manifest says
     */
    public static Delta between(HostManifest next, Optional<HostManifest> base, Set<String> wrong) {
        return base.map(b -> fromBase(next, b, wrong)).orElseGet(() -> {
            return new Delta(next, false, List.of(), List.of(), Map.of(), sent(next, next.lines()));
        });
    }

    private static Delta fromBase(HostManifest next, HostManifest base, Set<String> wrong) {
        Predicate<ManifestLine> sound = line -> !wrong.contains(line.path());
        List<ManifestLine> come = next.lines().stream()
                .filter(line -> !base.holds(line) || !sound.test(line))
                .toList();
        List<ManifestLine> gone = base.lines().stream()
                .filter(line -> !next.holds(line) || !sound.test(line))
                .toList();
        Map<String, String> moved = moved(come, gone.stream().filter(sound));
        List<ManifestLine> sent =
                come.stream().filter(line -> !moved.containsKey(line.path())).toList();
        return new Delta(next, true, texts(come), texts(gone), Map.copyOf(moved), sent(next, sent));
    }

    /** A gone file lends its content to one new path only: two names of one file would change together. */
    private static Map<String, String> moved(List<ManifestLine> come, Stream<ManifestLine> gone) {
        Map<Map.Entry<ReleaseFile.Kind, Digest>, String> spare = new HashMap<>();
        gone.filter(line -> line.kind() != ReleaseFile.Kind.LINK)
                .forEach(line -> spare.put(Map.entry(line.kind(), line.digest()), line.path()));
        Map<String, String> moved = new HashMap<>();
        for (ManifestLine line : come) {
            String from = spare.remove(Map.entry(line.kind(), line.digest()));
            if (from != null) {
                moved.put(line.path(), from);
            }
        }
        return moved;
    }

    private static List<String> texts(List<ManifestLine> lines) {
        return lines.stream().map(ManifestLine::text).toList();
    }

    private static Sent sent(HostManifest next, List<ManifestLine> lines) {
        return new Sent(List.copyOf(lines), lines.stream().mapToLong(next::size).sum());
    }
}
