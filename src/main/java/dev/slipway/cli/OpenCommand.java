package dev.slipway.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Open the window on a project.")
final class OpenCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "the project's directory")
    private Optional<Path> path = Optional.empty();

    OpenCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return front.window(
                path.map(p -> p.toAbsolutePath().normalize()).or(() -> Optional.of(shared.path())), terminal);
    }
}
