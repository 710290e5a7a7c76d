package dev.slipway.cli;

import dev.slipway.app.Interrupted;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.words.Said;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(description = "End a deployment that was interrupted.")
final class RecoverCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(index = "0", paramLabel = "ENV", description = "the environment")
    private String environment = "";

    @Parameters(
            index = "1",
            paramLabel = "finish|roll-back|close",
            converter = Way.class,
            description = {
                "finish: run it to its end",
                "roll-back: bring the hosts back to what was live on them before",
                "close: leave the hosts as they are, close the record and free the environment"
            })
    private Resolution way = Resolution.CLOSE;

    @Option(names = "-m", paramLabel = "MESSAGE", description = "why; kept in the audit trail")
    private String message = "";

    RecoverCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    /** Reads the word for a way to end it. */
    private static final class Way implements ITypeConverter<Resolution> {
        @Override
        public Resolution convert(String word) {
            return switch (word) {
                case "finish" -> Resolution.FINISH;
                case "roll-back" -> Resolution.ROLL_BACK;
                case "close" -> Resolution.CLOSE;
                default -> throw new TypeConversionException("'" + word + "' is not finish, roll-back or close");
            };
        }
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, workspace -> switch (shared.environments(
                workspace.project(), Optional.of(environment))) {
            case Outcome.No<List<Environment>>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<List<Environment>> _ -> recover(workspace);
        });
    }

    private int recover(Workspace workspace) throws InterruptedException {
        boolean nobodySaysYes = way != Resolution.CLOSE && !shared.yes() && !shared.answers(terminal);
        Optional<Interrupted> interrupted = nobodySaysYes
                ? workspace.interrupted().stream()
                        .filter(each -> each.environment().equals(environment))
                        .findFirst()
                : workspace.interrupted(environment, terminal::complain);
        if (interrupted.isPresent()) {
            return end(workspace, interrupted.get());
        }
        if (way == Resolution.CLOSE) {
            return freeLease(workspace);
        }
        return shared.refuse(terminal, workspace.notInterrupted(environment));
    }

    private int end(Workspace workspace, Interrupted interrupted) throws InterruptedException {
        Runner runner = new Runner(shared, terminal);
        Plan plan = interrupted.state().started().plan();
        Optional<String> act = switch (way) {
            case FINISH -> Optional.of("run \"" + Said.title(plan) + "\" to its end");
            case ROLL_BACK ->
                Optional.of("bring the hosts of " + environment + " back to what was live on them before \""
                        + Said.title(plan) + "\"");
            case CLOSE -> Optional.empty();
        };
        Optional<Refused> unwanted = act.flatMap(what -> runner.asked(plan, what, "Say --yes."));
        return unwanted.isPresent()
                ? shared.refuse(terminal, unwanted.get())
                : runner.follow(workspace, asked(), () -> workspace.resolve(interrupted, way, message));
    }

    private Verdict asked() {
        return switch (way) {
            case FINISH -> Verdict.SUCCEEDED;
            case ROLL_BACK -> Verdict.ROLLED_BACK;
            case CLOSE -> Verdict.INTERRUPTED;
        };
    }

    /** A deployment that another machine began and lost has no plan here; what it left can only be told. */
    private int freeLease(Workspace workspace) throws InterruptedException {
        return switch (workspace.freeLease(environment, message)) {
            case Outcome.No<List<String>>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<List<String>>(var sentences) -> {
                freed(sentences);
                yield ExitStatus.DONE;
            }
        };
    }

    private void freed(List<String> sentences) {
        if (shared.json()) {
            terminal.object(Map.of("freed", environment, "hosts", sentences));
            return;
        }
        sentences.forEach(terminal::line);
        terminal.line(environment + " is free again; its hosts stay as they are.");
    }
}
