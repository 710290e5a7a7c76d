package dev.slipway.logs.source;

import dev.slipway.logs.LogState;
import java.io.IOException;
import java.util.List;

/**
 * A file that is followed: which one it is by its inode, and how far it was read. The last bytes that were read come once more
 * before the next ones: where they differ, the file is not the one that it seems to be.
 */
final class FileLog {
    /** How many bytes are compared. */
    static final int COMPARED = 64;

    private static final String NONE = "0";

    private final String path;
    private final Hearing hearing;
    private final byte[] recent = new byte[COMPARED];
    private boolean begun;
    private boolean skipping;
    private String inode = NONE;
    private long seen;
    private long end;
    private long at;

    FileLog(String path, Hearing hearing) {
        this.path = path;
        this.hearing = hearing;
    }

    /** What was read does not fit to what comes: it has to be asked for once more, from where it was left. */
    static final class Astray extends IOException {
        private static final long serialVersionUID = 1;

        Astray(String why) {
            super(why);
        }
    }

    Hearing hearing() {
        return hearing;
    }

    /** What the script is told of it. */
    List<String> words() {
        String from = path.indexOf('/') < 0 ? "./" + path : path;
        return List.of(from, inode, begun ? Long.toString(end) : "tail");
    }

    /** Hears what the script says of it. */
    void said(String word, List<String> more) throws IOException {
        switch (word) {
            case "s" -> hearing.state(state(more.getFirst()));
            case "d" -> from(more.get(0), Long.parseLong(more.get(1)));
            case "r" -> at = end;
            case "t" -> {
                hearing.missing("the file was truncated");
                seen = 0;
                end = 0;
            }
            case "m" -> {
                hearing.missing("the file was replaced, and the rest of the one before is gone");
                anew();
            }
            case "b" -> hearing.missing("the file was replaced more than once");
            case "c" -> {
                begun = true;
                hearing.caughtUp();
            }
            default -> throw new IOException("The host says " + word + " of a file, which has no meaning");
        }
    }

    private LogState state(String word) {
        return switch (word) {
            case "follows" -> new LogState.Following();
            case "denied" ->
                new LogState.Refused(
                        "This account may not read " + path + ".",
                        "Let it: add it to the file's group, often adm, or give it the right with setfacl.");
            case "odd" ->
                new LogState.Refused(path + " is no file.", "Name the file itself in slipway.yaml, not a directory.");
            default -> new LogState.Waiting(path + " does not exist yet");
        };
    }

    private void from(String next, long offset) throws Astray {
        if (!begun) {
            begun = true;
            skipping = offset > 0;
            seen = offset;
            end = offset;
        } else if (!next.equals(inode)) {
            hearing.endLine();
            anew();
        }
        inode = next;
        at = offset;
        if (offset > end) {
            throw new Astray("Bytes of " + path + " are left out");
        }
    }

    private void anew() {
        inode = NONE;
        seen = 0;
        end = 0;
    }

    /** Takes bytes that follow. */
    void bytes(byte[] buffer, int from, int count) throws Astray {
        int first = from;
        int last = from + count;
        for (; first < last && at < end; first++, at++) {
            if (at >= Math.max(seen, end - COMPARED) && recent[(int) (at % COMPARED)] != buffer[first]) {
                hearing.missing("the file was written anew");
                anew();
                throw new Astray(path + " is another one");
            }
        }
        for (int i = Math.max(first, last - COMPARED); i < last; i++) {
            recent[(int) ((at + i - first) % COMPARED)] = buffer[i];
        }
        at += last - first;
        end = Math.max(end, at); // the bytes to compare may come in pieces
        while (skipping && first < last) {
            skipping = buffer[first++] != '\n';
        }
        hearing.bytes(buffer, first, last - first);
    }
}
