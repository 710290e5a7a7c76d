package dev.slipway.git.merge;

import dev.slipway.git.merge.Conflict.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Merges one file as git does. Which lines belong together is a matter of the algorithm where lines repeat, and git's differs
 * a little from JGit's: so a text counts as merged only if two algorithms give the same.
 */
final class FileMerge {
    /** In bytes, from the start: where a NUL is among them, git takes the file for no text. */
    private static final int LOOKED_AT = 8000;

    private static final int LARGEST = 100 << 20;

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    FileMerge(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /** Merges what both sides have. */
    MergedFile merge(Trio trio) throws IOException {
        Leaf base = trio.base();
        Leaf ours = trio.ours();
        Leaf theirs = trio.theirs();
        if (ours.equals(theirs) || theirs.equals(base)) {
            return new MergedFile.Clean(ours);
        }
        if (ours.equals(base)) {
            return new MergedFile.Clean(theirs);
        }
        if (!ours.sameTypeAs(theirs)) {
            return new MergedFile.Conflicting(Kind.TYPE);
        }
        if (ours.link()) {
            return new MergedFile.Conflicting(Kind.LINK);
        }
        return ours.submodule() ? new MergedFile.Conflicting(Kind.SUBMODULE) : regular(base, ours, theirs);
    }

    private MergedFile regular(Leaf base, Leaf ours, Leaf theirs) throws IOException {
        if (ours.mode() != theirs.mode() && ours.mode() != base.mode() && theirs.mode() != base.mode()) {
            return new MergedFile.Conflicting(Kind.MODE);
        }
        int mode = ours.mode() == base.mode() ? theirs.mode() : ours.mode();
        if (ours.id().equals(theirs.id()) || theirs.id().equals(base.id())) {
            return new MergedFile.Clean(new Leaf(mode, ours.id()));
        }
        if (ours.id().equals(base.id())) {
            return new MergedFile.Clean(new Leaf(mode, theirs.id()));
        }
        return switch (text(base, ours, theirs)) {
            case MergedFile.Clean(var merged) -> new MergedFile.Clean(new Leaf(mode, merged.id()));
            case MergedFile.Conflicting(var kind, var hunks)
            when base.absent() && kind == Kind.CONTENT -> new MergedFile.Conflicting(Kind.BOTH_ADDED, hunks);
            case MergedFile other -> other;
        };
    }

    /** A base that is no file counts as an empty one. */
    private MergedFile text(Leaf base, Leaf ours, Leaf theirs) throws IOException {
        byte[] baseBytes = base.regular() ? bytes(base.id()) : new byte[0];
        byte[] ourBytes = bytes(ours.id());
        byte[] theirBytes = bytes(theirs.id());
        if (binary(baseBytes) || binary(ourBytes) || binary(theirBytes)) {
            return new MergedFile.Conflicting(Kind.BINARY);
        }
        if (Arrays.equals(baseBytes, theirBytes)) {
            return new MergedFile.Clean(ours);
        }
        if (Arrays.equals(baseBytes, ourBytes)) {
            return new MergedFile.Clean(theirs);
        }
        RawText[] texts = {new RawText(baseBytes), new RawText(ourBytes), new RawText(theirBytes)};
        MergeResult<RawText> first = merged(new HistogramDiff(), texts);
        MergeResult<RawText> second = merged(MyersDiff.INSTANCE, texts);
        if (first.containsConflicts() != second.containsConflicts()) {
            return new MergedFile.Unsure();
        }
        if (first.containsConflicts()) {
            return new MergedFile.Conflicting(Kind.CONTENT, hunks(first));
        }
        byte[] result = bytes(first);
        return Arrays.equals(result, bytes(second))
                ? new MergedFile.Clean(new Leaf(ours.mode(), inserter.insert(Constants.OBJ_BLOB, result)))
                : new MergedFile.Unsure();
    }

    /** The lines in question, for a conflict that somebody else has found. */
    List<Hunk> hunks(Trio trio) throws IOException {
        if (!trio.ours().regular() || !trio.theirs().regular()) {
            return List.of();
        }
        return text(trio.base(), trio.ours(), trio.theirs()) instanceof MergedFile.Conflicting conflicting
                ? conflicting.hunks()
                : List.of();
    }

    private byte[] bytes(ObjectId id) throws IOException {
        return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(LARGEST);
    }

    /** Whether git takes it for something else than text. */
    static boolean binary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static MergeResult<RawText> merged(DiffAlgorithm algorithm, RawText... texts) {
        return new MergeAlgorithm(algorithm).merge(RawTextComparator.DEFAULT, texts[0], texts[1], texts[2]);
    }

    /** The lines with their own ends. */
    private static byte[] bytes(MergeResult<RawText> merged) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (MergeChunk chunk : merged) {
            RawText text = merged.getSequences().get(chunk.getSequenceIndex());
            for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
                text.writeLine(out, line);
                boolean last = line == text.size() - 1;
                if (!last || !text.isMissingNewlineAtEnd()) {
                    out.write('\n');
                }
            }
        }
        return out.toByteArray();
    }

    private static List<Hunk> hunks(MergeResult<RawText> merged) {
        List<Hunk> hunks = new ArrayList<>();
        Hunk.Side ours = new Hunk.Side(1, List.of());
        for (MergeChunk chunk : merged) {
            RawText text = merged.getSequences().get(chunk.getSequenceIndex());
            if (chunk.getConflictState() == ConflictState.FIRST_CONFLICTING_RANGE) {
                ours = lines(text, chunk);
            } else if (chunk.getConflictState() == ConflictState.NEXT_CONFLICTING_RANGE) {
                hunks.add(new Hunk(ours, lines(text, chunk)));
            }
        }
        return hunks;
    }

    private static Hunk.Side lines(RawText text, MergeChunk chunk) {
        List<String> lines = new ArrayList<>();
        for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
            lines.add(StandardCharsets.UTF_8.decode(text.getRawString(line)).toString());
        }
        return new Hunk.Side(chunk.getBegin() + 1, lines);
    }
}
