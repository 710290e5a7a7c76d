package dev.slipway.ui;

import dev.slipway.ui.shell.Notices;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.work.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A person who says yes to all that is asked, and keeps what was asked and told. */
public final class YesPerson implements Notices, Sheets {
    private final List<Confirmation> asked = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<Fault> failed = new ArrayList<>();
    private int closed;

    /** How many sheets were put away. */
    public int closed() {
        return closed;
    }

    /** What was asked. */
    public List<Confirmation> asked() {
        return List.copyOf(asked);
    }

    /** What is done. */
    public List<String> heard() {
        return List.copyOf(done);
    }

    /** What went wrong. */
    public List<Fault> faults() {
        return List.copyOf(failed);
    }

    @Override
    public void done(String sentence) {
        done.add(sentence);
    }

    @Override
    public void told(String sentence) {}

    @Override
    public void failed(Object act, Fault fault) {
        failed.add(fault);
    }

    @Override
    public void succeeded(Object act) {}

    @Override
    public void confirm(Confirmation question, Consumer<String> yes) {
        asked.add(question);
        yes.accept("");
    }

    @Override
    public void show(Node content) {}

    @Override
    public void close() {
        closed++;
    }
}
