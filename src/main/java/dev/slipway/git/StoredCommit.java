package dev.slipway.git;

import dev.slipway.release.Revision;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it is stored, taken apart as git does it (commit.c, ident.c, pretty.c): what is odd or absent in it is shown as far
 * as it goes. JGit cuts dates after 2038, tries no encoding that looks like UTF-8, and fails at headers that are not whole.
 */
final class StoredCommit {
    /** Of a damaged commit that does not say who made it. */
    private static final Person NOBODY = new Person("", "");

    /** The last second that counts, 30 million years from now; git has no later date either, and takes such a one for none. */
    private static final long LAST_SECOND = 1_000_000_000_000_000L;

    private static final int LONGEST_DATE = 18;

    /** What stands in a text for bytes that are not UTF-8; one that is looked at closely may also have it by itself. */
    private static final char NOT_UTF_8 = '\ufffd';

    private static final byte[] TREE = Constants.encodeASCII("tree ");
    private static final byte[] PARENT = Constants.encodeASCII("parent ");
    private static final byte[] AUTHOR = Constants.encodeASCII("author ");
    private static final byte[] COMMITTER = Constants.encodeASCII("committer ");
    private static final byte[] ENCODING = Constants.encodeASCII("encoding ");

    private final byte[] raw;

    StoredCommit(byte[] raw) {
        this.raw = raw;
    }

    /** Bytes of the commit. */
    private record Part(int from, int to) {
        private static final Part NONE = new Part(0, 0);

        private boolean isEmpty() {
            return to <= from;
        }
    }

    /** A line of the header that says who and when. */
    private record Signed(Person person, Instant at) {}

    Commit commit(AnyObjectId id, List<ObjectId> parents) {
        Charset declared = declared();
        Signed committer = signed(COMMITTER, declared);
        Signed author = signed(AUTHOR, declared);
        String message = message(declared);
        return new Commit(
                new Revision(id.name()),
                subject(message),
                message,
                author.person(),
                header(AUTHOR).isEmpty() ? committer.at() : author.at(),
                committer.person(),
                committer.at(),
                parents.stream().map(parent -> new Revision(parent.name())).toList());
    }

    /** Its parents, as it names them. */
    List<ObjectId> parents(AnyObjectId id) throws CorruptObjectException {
        List<ObjectId> parents = new ArrayList<>();
        int at = RawParseUtils.match(raw, 0, TREE) < 0 ? 0 : RawParseUtils.nextLF(raw, 0);
        for (int value = RawParseUtils.match(raw, at, PARENT);
                value > 0;
                value = RawParseUtils.match(raw, at, PARENT)) {
            at = RawParseUtils.nextLF(raw, value);
            if (at - value != Constants.OBJECT_ID_STRING_LENGTH + 1) {
                throw new CorruptObjectException(id.toObjectId(), "a parent is not named by an id");
            }
            parents.add(ObjectId.fromString(raw, value));
        }
        return parents;
    }

    /** When it was committed, in seconds since 1970; 0 where it does not say it. */
    long time() {
        Part committer = header(COMMITTER);
        return committer.isEmpty() ? 0 : time(committer);
    }

    /** What stands behind this name in the header, without the line's end. */
    private Part header(byte[] name) {
        for (int at = 0; at < raw.length && raw[at] != '\n'; at = RawParseUtils.nextLF(raw, at)) {
            int value = RawParseUtils.match(raw, at, name);
            if (value > 0) {
                int next = RawParseUtils.nextLF(raw, value);
                return new Part(value, next > value && raw[next - 1] == '\n' ? next - 1 : next);
            }
        }
        return Part.NONE;
    }

    private Signed signed(byte[] name, @Nullable Charset declared) {
        Part line = header(name);
        int open = find('<', line);
        int close = find('>', new Part(open, line.to()));
        if (line.isEmpty() || open < 0 || close < 0) {
            return new Signed(NOBODY, Instant.EPOCH);
        }
        Person person = new Person(
                text(new Part(line.from(), open), declared).strip(),
                text(new Part(open + 1, close), declared).strip());
        return new Signed(person, Instant.ofEpochSecond(time(line)));
    }

    private int find(char letter, Part part) {
        for (int at = Math.max(0, part.from()); at < part.to(); at++) {
            if (raw[at] == letter) {
                return at;
            }
        }
        return -1;
    }

    /** Behind the last bracket: some people have one in their name. */
    private long time(Part line) {
        int at = line.to() - 1;
        while (at > line.from() && raw[at] != '>') {
            at--;
        }
        at++;
        while (at < line.to() && raw[at] == ' ') {
            at++;
        }
        int digits = at < line.to() && raw[at] == '-' ? at + 1 : at;
        int end = digits;
        while (end < line.to() && raw[end] >= '0' && raw[end] <= '9') {
            end++;
        }
        if (end == digits || end - digits > LONGEST_DATE) {
            return 0;
        }
        long seconds = RawParseUtils.parseLongBase10(raw, at, null);
        return Math.abs(seconds) > LAST_SECOND ? 0 : seconds;
    }

    private @Nullable Charset declared() {
        Part name = header(ENCODING);
        try {
            return name.isEmpty() ? null : Charset.forName(text(name, null).strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException notKnown) {
            return null;
        }
    }

    /** As far as a NUL, where git takes it to end. */
    private String message(@Nullable Charset declared) {
        int at = 0;
        while (at < raw.length && raw[at] != '\n') {
            at = RawParseUtils.nextLF(raw, at);
        }
        int nul = find('\0', new Part(at, raw.length));
        Part message = new Part(at + 1, nul < 0 ? raw.length : nul);
        return message.isEmpty() ? "" : text(message, declared);
    }

    /** In the encoding that the commit declares, else in UTF-8, else in ISO-8859-1, which fits any bytes. */
    private String text(Part part, @Nullable Charset declared) {
        if (declared == null) {
            String usual = new String(raw, part.from(), part.to() - part.from(), StandardCharsets.UTF_8);
            if (usual.indexOf(NOT_UTF_8) < 0) {
                return usual;
            }
        }
        return Optional.ofNullable(declared)
                .flatMap(charset -> decoded(part, charset))
                .or(() -> decoded(part, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(raw, part.from(), part.to() - part.from(), StandardCharsets.ISO_8859_1));
    }

    private Optional<String> decoded(Part part, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(raw, part.from(), part.to() - part.from()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The first lines that are not blank, as one. */
    private static String subject(String message) {
        int end = message.indexOf('\n');
        if (end > 0 && end == message.length() - 1 && message.indexOf('\r') < 0 && !message.isBlank()) {
            return message.stripTrailing();
        }
        return message.lines()
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .map(String::stripTrailing)
                .collect(Collectors.joining(" "));
    }
}
