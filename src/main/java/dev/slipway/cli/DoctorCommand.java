package dev.slipway.cli;

import dev.slipway.app.Finding;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.project.Environment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Check the file and the hosts; say what to do about each fault.")
final class DoctorCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(arity = "0..1", paramLabel = "ENV", description = "only this environment")
    private Optional<String> environment = Optional.empty();

    DoctorCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(
                front, terminal, workspace -> switch (shared.environments(workspace.project(), environment)) {
                    case Outcome.No<List<Environment>>(var refused) -> shared.refuse(terminal, refused);
                    case Outcome.Done<List<Environment>> _ -> examine(workspace);
                });
    }

    private int examine(Workspace workspace) throws InterruptedException {
        List<Finding> findings = workspace.doctor(environment, this::print);
        return findings.stream()
                .flatMap(finding -> finding.cause().stream())
                .findFirst()
                .map(ExitStatus::of)
                .orElse(ExitStatus.DONE);
    }

    private void print(Finding finding) {
        if (shared.json()) {
            terminal.object(finding);
            return;
        }
        Line mark = switch (finding.level()) {
            case OK -> Line.of("").good("ok     ");
            case WARNING -> Line.of("warning");
            case FAULT -> Line.ofBad("fault  ");
        };
        terminal.line(mark.plain("  " + finding.subject() + ": " + finding.message()));
        if (!finding.remedy().isEmpty()) {
            terminal.line(Line.of("         ").muted(finding.remedy()));
        }
    }
}
