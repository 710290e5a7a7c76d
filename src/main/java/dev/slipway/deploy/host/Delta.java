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
 * How a release comes to be on a host. A file is known by its digest, never by size and time.
 *
 * @param next what shall stand there
 * @param come lines of {@code next} that the base has not, or that are mended
 * @param gone lines of the base that {@code next} has not
 * @param moved new path to the path in the base whose content it has
 */
public record Delta(
        Way way, HostManifest next, List<String> come, List<String> gone, Map<String, String> moved, Sent sent) {

    /** What it comes from. */
    enum Way {
        /** Everything is sent. */
        WHOLE,
        /** A copy of a release that the host has, without what is gone, with what moved, and with what is sent. */
        FROM_BASE,
        /** The release itself, which was changed. */
        MENDED
    }

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
     * @param wrong paths of the base, all of its manifest, that do not hold what it says
     */
    public static Delta between(HostManifest next, Optional<HostManifest> base, Set<String> wrong) {
        return base.map(b -> fromBase(next, b, wrong)).orElseGet(() -> {
            return new Delta(Way.WHOLE, next, List.of(), List.of(), Map.of(), sent(next, next.lines()));
        });
    }

    /** What makes a release whole again of which these paths are wrong; its manifest always travels. */
    public static Delta mending(HostManifest manifest, Set<String> wrong) {
        List<ManifestLine> come = manifest.lines().stream()
                .filter(line -> wrong.contains(line.path()))
                .toList();
        return new Delta(Way.MENDED, manifest, texts(come), List.of(), Map.of(), sent(manifest, come));
    }

    /** Whether the release begins with the files of another. */
    public boolean based() {
        return way == Way.FROM_BASE;
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
        return new Delta(Way.FROM_BASE, next, texts(come), texts(gone), Map.copyOf(moved), sent(next, sent));
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
