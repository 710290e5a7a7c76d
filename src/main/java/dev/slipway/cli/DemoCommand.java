package dev.slipway.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "The embedded demonstration: a project with servers of its own.")
final class DemoCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Option(names = "--tour", description = "run the whole journey without a person and without a display")
    private boolean tour;

    @Option(names = "--out", paramLabel = "DIR", description = "where the tour writes its screenshots")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--keep", paramLabel = "DIR", description = "make the demonstration here and leave it afterwards")
    private Optional<Path> keep = Optional.empty();

    DemoCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return front.demo(new Front.Demonstration(tour, out, keep, shared.json()), terminal);
    }
}
