package dev.slipway.cli;

import dev.slipway.app.Outcome;
import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Refused;
import dev.slipway.git.GitException;
import dev.slipway.journal.JournalException;
import dev.slipway.project.Environment;
import dev.slipway.ssh.SshException;
import dev.slipway.vault.VaultException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command knows, before its name or behind it, and what every command does alike: open the project, and say a no. */
final class Shared {
    @Option(
            scope = ScopeType.INHERIT,
            names = "-C",
            paramLabel = "PATH",
            description = "the project's directory (default: the current one)")
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
            return switch (front.open(path(), questions(front, terminal))) {
                case Outcome.No<Workspace>(var refused) -> refuse(terminal, refused);
                case Outcome.Done<Workspace>(var workspace) -> {
                    try (workspace) {
                        workspace.project().faulty().ifPresent(no -> {
                            terminal.complain(no.reason());
                            terminal.complain(no.remedy());
                        });
                        yield use.on(workspace);
                    }
                }
            };
        } catch (GitException e) {
            return fault(terminal, e, ExitStatus.USAGE, Fault.of(e, e.remedy()));
        } catch (VaultException e) {
            return fault(terminal, e, ExitStatus.USAGE, Fault.of(e, e.remedy()));
        } catch (SshException e) {
            return fault(terminal, e, ExitStatus.UNREACHABLE, Fault.of(e, e.remedy()));
        } catch (JournalException e) {
            return fault(terminal, e, ExitStatus.REFUSED, Fault.of(e, e.remedy()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fault(terminal, e, ExitStatus.FAILED, new Fault("Interrupted.", ""));
        }
    }

    private Questions questions(Front front, Terminal terminal) {
        return yes || !answers(terminal)
                ? new Questions(new NobodyAnswers(terminal), front.passphrases())
                : new Questions(new HostQuestion(terminal), new PassphraseQuestion(terminal, front.passphrases()));
    }

    /** The environment that was named, or all of them. */
    Outcome<List<Environment>> environments(ProjectInfo project, Optional<String> name) {
        return name.map(n -> project.environment(n).map(List::of))
                .orElseGet(() -> new Outcome.Done<>(project.configuration().environments()));
    }

    /** What nobody expected is told in a sentence, and with {@code --verbose} in full. */
    int unexpected(Terminal terminal, Exception fault) {
        return fault(terminal, fault, ExitStatus.FAILED, Fault.of(fault, "Say --verbose to see what lies behind it."));
    }

    int refuse(Terminal terminal, Refused refused) {
        return refuse(terminal, refused, json);
    }

    /** The same where the options were not all read. */
    static int refuse(Terminal terminal, Refused refused, boolean json) {
        if (json) {
            terminal.object(Map.of("refused", refused));
        }
        complain(terminal, refused.reason(), refused.remedy());
        return ExitStatus.of(refused.cause());
    }

    /** Where the answer is read by a program nobody is asked, even on a terminal. */
    Optional<String> ask(Terminal terminal, String question) {
        return json ? Optional.empty() : terminal.ask(question);
    }

    /**
     * Asks for a word that is typed only by who wants this; why it is not done, where nobody types it.
     *
     * @param act what is done then, behind "to"
     * @param otherwise what to do where nobody can answer
     */
    Optional<Refused> asked(Terminal terminal, String word, String act, String otherwise) {
        if (yes) {
            return Optional.empty();
        }
        Optional<String> answer = ask(terminal, "Type " + word + " to " + act + ":");
        if (answer.isEmpty()) {
            return Optional.of(new Refused(Refused.Cause.GATE, nobody() + ".", otherwise));
        }
        return answer.get().strip().equals(word)
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refused.Cause.GATE,
                        "Not confirmed; nothing was changed.",
                        "Start it again and type " + word + " to confirm."));
    }

    /** Whether {@link #ask} can have an answer. */
    boolean answers(Terminal terminal) {
        return !json && terminal.interactive();
    }

    /** Why {@link #ask} has no answer, the beginning of a sentence. */
    String nobody() {
        return json ? "With --json nobody is asked" : "Nobody can answer here, for standard input is not a terminal";
    }

    /** What went wrong, as {@code --json} tells it. */
    record Fault(String message, String remedy) {
        static Fault of(Exception fault, String remedy) {
            String message = fault.getMessage();
            return new Fault(message == null ? fault.getClass().getSimpleName() : message, remedy);
        }
    }

    private int fault(Terminal terminal, Exception cause, int status, Fault fault) {
        if (json) {
            terminal.object(Map.of("fault", fault));
        }
        complain(terminal, fault.message(), fault.remedy());
        if (verbose) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            terminal.complain(trace.toString());
        }
        return status;
    }

    private static void complain(Terminal terminal, String sentence, String remedy) {
        terminal.complain(Line.ofBad(sentence));
        if (!remedy.isEmpty()) {
            terminal.complain(remedy);
        }
    }
}
