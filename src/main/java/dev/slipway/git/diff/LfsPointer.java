package dev.slipway.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in git for a file that Git LFS keeps elsewhere (git-lfs, docs/spec.md).
 *
 * @param oid the digest of the file, such as sha256:4d7a…
 * @param size of the file, in bytes
 */
public record LfsPointer(String oid, long size) {
    /** How each pointer begins. */
    public static final String FIRST_LINE = "version https://git-lfs.github.com/spec/v1\n";

    private static final int LARGEST = 1024;
    private static final Pattern OID = Pattern.compile("^oid (\\S+)$", Pattern.MULTILINE);
    private static final Pattern SIZE = Pattern.compile("^size (\\d{1,18})$", Pattern.MULTILINE);

    static Optional<LfsPointer> read(byte[] content) {
        if (content.length >= LARGEST) {
            return Optional.empty();
        }
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher oid = OID.matcher(text);
        Matcher size = SIZE.matcher(text);
        return text.startsWith(FIRST_LINE) && oid.find() && size.find()
                ? Optional.of(new LfsPointer(oid.group(1), Long.parseLong(size.group(1))))
                : Optional.empty();
    }
}
