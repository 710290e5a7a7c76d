package dev.slipway.logs.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the facts of lines, the same as {@link Forms} tells of them. Not for use by several threads. */
public final class LineReader {
    private final Forms forms;
    private final QuickReader quick;
    private long unusual;

    /** For lines whose times that name no zone are by this clock. */
    public LineReader(Times times) {
        this.forms = new Forms(times);
        this.quick = new QuickReader(times);
    }

    /** Reads a line, which is given without its end. */
    public void read(byte[] bytes, int from, int to, LineFacts facts) {
        if (!quick.read(bytes, from, to, facts)) {
            unusual++;
            read(new String(bytes, from, to - from, StandardCharsets.UTF_8), facts);
        }
    }

    /** How many lines were not as most are, and took longer for that. */
    public long unusual() {
        return unusual;
    }

    private void read(String written, LineFacts facts) {
        Forms.Unwrapped line = forms.unwrapped(written);
        told(line, forms.head(line), facts);
        if (!line.line().equals(written)) {
            facts.wrapped(line.goesOn());
        }
    }

    /**
     * The facts of a line that is known in full.
     *
     * @param head what {@link Forms#head} tells of it
     */
    public static void told(Forms.Unwrapped line, Optional<Head> head, LineFacts facts) {
        facts.clear();
        facts.in(Trace.frame(line.line()));
        if (head.isPresent()) {
            facts.begins();
            told(head.get(), facts);
        } else {
            facts.at(line.time());
            facts.grave(Trace.begun(line.line()).flatMap(Head::level).or(line::level));
        }
    }

    private static void told(Head head, LineFacts facts) {
        facts.at(head.time());
        facts.grave(head.level());
        switch (head.form()) {
            case Forms.JUL -> facts.of(LineFacts.Kind.JUL, 0);
            case Forms.POSTGRES -> facts.of(LineFacts.Kind.POSTGRES, process(head));
            case Forms.POSTGRES_MORE -> facts.of(LineFacts.Kind.POSTGRES_MORE, process(head));
            default -> {}
        }
    }

    private static int process(Head head) {
        return head.fields().getOrDefault("pid", "").hashCode();
    }
}
