package dev.slipway.cli;

import dev.slipway.app.Board.Health;
import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.EnvironmentStatus.HostStatus;
import dev.slipway.app.Interrupted;
import dev.slipway.app.Marks;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.project.Environment;
import dev.slipway.promotion.Decision;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "What is live where, since when, and how healthy it is.")
final class StatusCommand implements Callable<Integer> {
    private final Front front;
    private final Terminal terminal;
    private final Shared shared;

    @Parameters(arity = "0..1", paramLabel = "ENV", description = "only this environment")
    private Optional<String> environment = Optional.empty();

    StatusCommand(Front front, Terminal terminal, Shared shared) {
        this.front = front;
        this.terminal = terminal;
        this.shared = shared;
    }

    @Override
    public Integer call() {
        return shared.withProject(front, terminal, this::show);
    }

    private int show(Workspace workspace) throws InterruptedException {
        return switch (shared.environments(workspace.project(), environment)) {
            case Outcome.No<List<Environment>>(var refused) -> shared.refuse(terminal, refused);
            case Outcome.Done<List<Environment>>(var environments) -> show(workspace, environments);
        };
    }

    private int show(Workspace workspace, List<Environment> environments) throws InterruptedException {
        if (workspace.project().uncommitted().isPresent()) {
            terminal.complain(
                    "slipway.yaml in the work tree differs from the committed one; the committed one counts.");
        }
        int status = ExitStatus.DONE;
        for (Environment wanted : environments) {
            EnvironmentStatus answer = workspace.status(wanted.name());
            print(answer);
            marks(workspace.marks(), answer).forEach(this::print);
            boolean unknown = answer.hosts().stream().anyMatch(h -> h.health() == Health.UNKNOWN);
            status = unknown ? ExitStatus.UNREACHABLE : status;
        }
        List<String> names = environments.stream().map(Environment::name).toList();
        workspace.interrupted().stream()
                .filter(interrupted -> names.contains(interrupted.environment()))
                .forEach(this::print);
        return status;
    }

    /** What somebody decided of the environment, and of what is live there. */
    private static List<Decided> marks(Marks marks, EnvironmentStatus status) {
        List<Decided> decided = new ArrayList<>();
        marks.held(status.environment())
                .ifPresent(hold -> decided.add(new Decided(status.environment() + " is on hold", hold)));
        marks.automationOff(status.environment())
                .ifPresent(off -> decided.add(new Decided(
                        "nothing starts by itself in " + status.environment() + " until it is resumed", off)));
        status.hosts().stream()
                .flatMap(host -> host.live().values().stream())
                .map(LiveRelease::release)
                .distinct()
                .forEach(release -> marks.blocked(release.revision())
                        .ifPresent(block -> decided.add(new Decided(release.name() + " is blocked", block))));
        return decided;
    }

    /** What holds, and by whose decision. */
    record Decided(String sentence, Decision decision) {}

    private void print(Decided decided) {
        if (shared.json()) {
            terminal.object(decided);
            return;
        }
        Decision decision = decided.decision();
        terminal.line(Line.of("  ")
                .bad(decided.sentence() + ", by " + decision.by() + " since "
                        + decision.at().truncatedTo(ChronoUnit.SECONDS) + ": " + decision.reason()));
    }

    private void print(Interrupted interrupted) {
        if (shared.json()) {
            terminal.object(interrupted);
            return;
        }
        terminal.line(
                Line.ofBad("interrupted: " + interrupted.state().started().deployment() + " began and never ended"));
        interrupted.hosts().forEach(sentence -> terminal.line("  " + sentence));
        terminal.line("  Finish it, roll it back or close it: slipway recover " + interrupted.environment()
                + " finish|roll-back|close");
    }

    private void print(EnvironmentStatus status) {
        if (shared.json()) {
            terminal.object(status);
            return;
        }
        terminal.line(status.environment());
        status.hosts().forEach(this::print);
        status.lease()
                .ifPresent(lease -> terminal.line("  held by " + lease.holder() + " since "
                        + lease.since().truncatedTo(ChronoUnit.SECONDS) + " for " + lease.deployment()
                        + "; last heartbeat " + Words.length(lease.silent()) + " ago"
                        + (lease.expired() ? ", expired" : "")));
        if (status.hosts().stream().anyMatch(host -> host.unknown().isPresent())) {
            terminal.line("  What to do about it: slipway doctor " + status.environment());
        }
        status.drift().forEach(sentence -> terminal.line(Line.of("  ").bad("drift: " + sentence)));
    }

    private void print(HostStatus host) {
        String live = host.live().isEmpty()
                ? "-"
                : String.join(
                        ", ",
                        host.live().entrySet().stream()
                                .map(e -> e.getKey() + " "
                                        + e.getValue().release().name() + " since "
                                        + e.getValue().since().truncatedTo(ChronoUnit.SECONDS))
                                .toList());
        Line line = Line.of(String.format(Locale.ROOT, "  %-12s %-40s ", host.host(), live));
        String health = Words.word(host.health());
        Line marked = switch (host.health()) {
            case HEALTHY -> line.good(health);
            case UNCHECKED, NOT_DEPLOYED -> line.plain(health);
            case SLOW, FAILING, UNKNOWN -> line.bad(health);
        };
        terminal.line(marked.muted("  " + host.unknown().orElse(host.detail())));
    }
}
