package dev.slipway.deploy.host;

import dev.slipway.git.Repository;
import dev.slipway.release.Digest;
import dev.slipway.release.ReleaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a release holds on a host, in the order of its lines. Its text stands in each release. */
public final class HostManifest {
    private static final String OWN = ".slipway";

    private final List<ManifestLine> lines;
    private final Set<ManifestLine> known;
    private final Map<String, Long> sizes;
    private final Set<String> paths;
    private final String text;
    private final Digest digest;

    private HostManifest(List<ManifestLine> own, Stream<ManifestLine> files, Map<String, Long> sizes) {
        lines = ManifestLine.sorted(Stream.concat(own.stream(), files));
        known = Set.copyOf(lines);
        this.sizes = sizes;
        paths = lines.stream().map(ManifestLine::path).collect(Collectors.toSet());
        text = text(lines);
        digest = Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a release of these files and these own ones holds; a shared path takes the place of what the revision has there. */
    public static HostManifest of(Repository.Content content, OwnFiles own) {
        return of(content, own.lines());
    }

    /** What an earlier release holds whose own lines the host has told. */
    static HostManifest of(Repository.Content content, List<ManifestLine> own) {
        Set<String> taken = own.stream().map(ManifestLine::path).collect(Collectors.toSet());
        Predicate<ReleaseFile> ofTheRevision = file -> taken.stream()
                .noneMatch(t -> file.path().equals(t) || file.path().startsWith(t + "/"));
        List<ReleaseFile> files =
                content.manifest().files().stream().filter(ofTheRevision).toList();
        return new HostManifest(
                own,
                files.stream().map(f -> line(f, content)),
                files.stream().collect(Collectors.toMap(ReleaseFile::path, ReleaseFile::size)));
    }

    /** Why no manifest can hold these files; empty where one can. */
    public static Optional<String> unfit(Repository.Content content) {
        return content.manifest().files().stream()
                .flatMap(file -> unfit(file, content).stream())
                .findFirst();
    }

    private static Optional<String> unfit(ReleaseFile file, Repository.Content content) {
        if (file.path().equals(OWN) || file.path().startsWith(OWN + "/")) {
            return Optional.of("the file " + file.path() + " stands where Slipway keeps its own");
        }
        String target = file.kind() == ReleaseFile.Kind.LINK ? target(file, content) : "";
        return ManifestLine.fits(file.path() + target)
                ? Optional.empty()
                : Optional.of("the name or the target of the file "
                        + file.path().replaceAll("\\p{Cntrl}", "?") + " holds a control character, U+0000 to U+0002");
    }

    private static ManifestLine line(ReleaseFile file, Repository.Content content) {
        return file.kind() == ReleaseFile.Kind.LINK
                ? ManifestLine.link(file.path(), target(file, content))
                : new ManifestLine(file.kind(), file.digest(), file.path(), "");
    }

    private static String target(ReleaseFile link, Repository.Content content) {
        try (InputStream in = content.open(link.path())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The symbolic link " + link.path() + " cannot be read", e);
        }
    }

    /** Digest of the text, which is sorted: one release has one digest. */
    public Digest digest() {
        return digest;
    }

    /** How many files, Slipway's own included. */
    public int files() {
        return lines.size();
    }

    /** Bytes of the revision's files. */
    public long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The paths that only one of the two has, or that differ. */
    public Set<String> differences(HostManifest other) {
        return Stream.concat(
                        lines.stream().filter(line -> !other.holds(line)),
                        other.lines.stream().filter(line -> !holds(line)))
                .map(ManifestLine::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something stands at this path. */
    public boolean has(String path) {
        return paths.contains(path);
    }

    List<ManifestLine> lines() {
        return lines;
    }

    boolean holds(ManifestLine line) {
        return known.contains(line);
    }

    long size(ManifestLine line) {
        return sizes.getOrDefault(line.path(), 0L);
    }

    String text() {
        return text;
    }

    static String text(Iterable<ManifestLine> lines) {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.text()).append('\n'));
        return all.toString();
    }
}
