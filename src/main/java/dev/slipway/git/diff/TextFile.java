package dev.slipway.git.diff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.RawText;

/** A version of a file as lines: UTF-8, or what is not as ISO-8859-1. */
final class TextFile {
    private static final int LONGEST_LINE = 10_000;

    private final RawText text;
    private final Charset charset;

    TextFile(byte[] bytes) {
        text = new RawText(bytes);
        charset = charset(bytes);
    }

    /** What of a line is shown. */
    record Line(String text, int leftOut, DiffLine.Ending ending) {}

    RawText raw() {
        return text;
    }

    int size() {
        return text.size();
    }

    /** The line at this place, counted from 0. */
    Line line(int at) {
        ByteBuffer bytes = text.getRawString(at);
        boolean last = at == text.size() - 1 && text.isMissingNewlineAtEnd();
        boolean carriage = !last && bytes.hasRemaining() && bytes.get(bytes.limit() - 1) == '\r';
        if (carriage) {
            bytes.limit(bytes.limit() - 1);
        }
        DiffLine.Ending ending = last ? DiffLine.Ending.NONE : carriage ? DiffLine.Ending.CRLF : DiffLine.Ending.LF;
        String all = charset.decode(bytes).toString();
        if (all.length() <= LONGEST_LINE) {
            return new Line(all, 0, ending);
        }
        int end = Character.isHighSurrogate(all.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return new Line(all.substring(0, end), all.length() - end, ending);
    }

    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
