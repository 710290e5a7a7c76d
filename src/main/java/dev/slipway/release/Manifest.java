package dev.slipway.release;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** All files of a component's release, in order of their paths' UTF-8 bytes, so that one release has one digest. */
public record Manifest(List<ReleaseFile> files) {
    private static final Comparator<ReleaseFile> BY_PATH = Comparator.comparing(
            file -> file.path().getBytes(StandardCharsets.UTF_8), java.util.Arrays::compareUnsigned);

    public Manifest {
        files = files.stream().sorted(BY_PATH).toList();
    }

    /** The sum of the sizes in bytes. */
    public long bytes() {
        return files.stream().mapToLong(ReleaseFile::size).sum();
    }
}
