package dev.slipway.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All files of a component's release, in order of their paths' UTF-8 bytes, so that one release has one digest. */
public record Manifest(List<ReleaseFile> files) {
    private static final Comparator<ReleaseFile> BY_PATH =
            Comparator.comparing(file -> file.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Throws IllegalArgumentException if a path stands twice: a release has one file of a name. */
    public Manifest {
        files = files.stream().sorted(BY_PATH).toList();
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).path().equals(files.get(i - 1).path())) {
                throw new IllegalArgumentException(
                        "Two files of a release have the path " + files.get(i).path());
            }
        }
    }

    /** The sum of the sizes in bytes. */
    public long bytes() {
        return files.stream().mapToLong(ReleaseFile::size).sum();
    }

    /**
     * One line a file: git mode, digest, size in bytes, path, with one space between. In a path a backslash is written
     * {@code \\}, a line feed {@code \n}, a carriage return {@code \r}; so every line has one meaning, and equal
     * manifests have equal texts.
     */
    public String text() {
        return files.stream()
                .map(file -> file.kind().gitMode() + " " + file.digest().hex() + " " + file.size() + " "
                        + escaped(file.path()) + "\n")
                .collect(Collectors.joining());
    }

    /** SHA-256 of {@link #text} in UTF-8. */
    public Digest digest() {
        return Digest.of(text().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #text} gave. Throws IllegalArgumentException that names the line that is not one of a manifest. */
    public static Manifest parse(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IllegalArgumentException("The manifest's last line is cut");
        }
        return new Manifest(text.lines().map(Manifest::line).toList());
    }

    private static ReleaseFile line(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("Not a line of a manifest: " + line);
        }
        return new ReleaseFile(
                unescaped(parts[3]),
                ReleaseFile.Kind.ofGitMode(parts[0]),
                new Digest(parts[1]),
                Long.parseLong(parts[2]));
    }

    private static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            path.append(escape ? meaning(text.charAt(++i)) : text.charAt(i));
        }
        return path.toString();
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
