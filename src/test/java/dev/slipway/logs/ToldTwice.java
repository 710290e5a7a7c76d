package dev.slipway.logs;

import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Head;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineReader;
import dev.slipway.logs.format.Times;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The facts of a line, as a reader tells them of its bytes and as its head gives them. */
final class ToldTwice {
    private final Forms forms;
    private final LineReader reader;
    private final LineFacts facts = new LineFacts();

    ToldTwice(Times times) {
        this.forms = new Forms(times);
        this.reader = new LineReader(times);
    }

    /** All that is told of a line. */
    record Told(
            boolean begins,
            boolean wrapped,
            boolean goesOn,
            long time,
            int level,
            LineFacts.Kind kind,
            LineFacts.Frame frame,
            int process) {
        static Told of(LineFacts facts, boolean wrapped, boolean goesOn) {
            return new Told(
                    facts.beginning(),
                    wrapped,
                    goesOn,
                    facts.time(),
                    facts.level(),
                    facts.kind(),
                    facts.frame(),
                    facts.process());
        }
    }

    Told byBytes(byte[] line) {
        byte[] among = new byte[line.length + 7]; // a line is a part of what was read
        System.arraycopy(line, 0, among, 3, line.length);
        among[2] = '{';
        among[line.length + 3] = '}';
        reader.read(among, 3, 3 + line.length, facts);
        return Told.of(facts, facts.wrapped(), facts.goesOn());
    }

    Told byHead(byte[] line) {
        String written = new String(line, StandardCharsets.UTF_8);
        Forms.Unwrapped unwrapped = forms.unwrapped(written);
        Optional<Head> head = forms.head(unwrapped);
        LineReader.told(unwrapped, head, facts);
        boolean wrapped = !unwrapped.line().equals(written);
        return Told.of(facts, wrapped, wrapped && unwrapped.goesOn());
    }

    boolean differs(byte[] line) {
        return !byBytes(line).equals(byHead(line));
    }

    LineReader reader() {
        return reader;
    }
}
