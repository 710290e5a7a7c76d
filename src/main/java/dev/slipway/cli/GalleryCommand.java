package dev.slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(hidden = true, description = "Every widget in all its states, for development.")
final class GalleryCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;

    GalleryCommand(Front front, Terminal terminal) {
        this.front = front;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return front.gallery(terminal);
    }
}
