package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Refused;
import dev.slipway.git.GitException;
import dev.slipway.journal.JournalException;
import dev.slipway.json.Json;
import dev.slipway.ssh.SshException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command knows, before its name or behind it, and what every command does alike: open the project, and say a no. */
final class Shared {
    @Option(names = "-C", paramLabel = "PATH", description = "the project's directory (default: the current one)")
    private Path project = Path.of("");

    @Option(scope = ScopeType.INHERIT, names = "--json", description = "one JSON object a line on standard output")
    private boolean json;

    @Option(scope = ScopeType.INHERIT, names = "--yes", description = "ask no questions")
    private boolean yes;

    @Option(scope = ScopeType.INHERIT, names = "--verbose", description = "show what lies behind an error")
    private boolean verbose;

    /** A use case on the open project; gives the exit status. */
    interface Use {
        int on(Workspace workspace) throws InterruptedException;
    }

    boolean json() {
        return json;
    }

    boolean yes() {
        return yes;
    }

    Path path() {
        return project.toAbsolutePath().normalize();
    }

    int withProject(Front front, Terminal terminal, Use use) {
        try {
            return switch (front.open(path())) {
                case Outcome.No<Workspace>(var refused) -> refuse(terminal, refused);
                case Outcome.Done<Workspace>(var workspace) -> {
                    try (workspace) {
                        yield use.on(workspace);
                    }
                }
            };
        } catch (GitException e) {
            return fault(terminal, e, ExitStatus.USAGE, e.remedy());
        } catch (SshException e) {
            return fault(terminal, e, ExitStatus.UNREACHABLE, e.remedy());
        } catch (JournalException e) {
            return fault(terminal, e, ExitStatus.REFUSED, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            terminal.complain("Interrupted.");
            return ExitStatus.FAILED;
        }
    }

    int refuse(Terminal terminal, Refused refused) {
        if (json) {
            terminal.line(Json.text(Map.of("refused", refused)));
        }
        terminal.complain(terminal.bad(refused.reason()));
        terminal.complain(refused.remedy());
        return ExitStatus.of(refused.cause());
    }

    private int fault(Terminal terminal, RuntimeException fault, int status, String remedy) {
        terminal.complain(terminal.bad(String.valueOf(fault.getMessage())));
        if (!remedy.isEmpty()) {
            terminal.complain(remedy);
        }
        if (verbose) {
            for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
                terminal.complain("  " + cause);
            }
        }
        return status;
    }
}
