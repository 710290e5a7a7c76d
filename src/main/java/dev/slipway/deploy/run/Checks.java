package dev.slipway.deploy.run;

import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Together;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Measure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The checks after the last switch: of an address, which is asked once, or of what has to hold for a while. */
final class Checks implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Run run;
    private final Term.Halt halt;
    private final Map<String, Answers> answers = new ConcurrentHashMap<>();
    private Optional<LogWatch.Opened> logs = Optional.empty();

    Checks(Run run, Term.Halt halt) {
        this.run = run;
        this.halt = halt;
    }

    /** Whether any of them counts what logs say. */
    boolean countRecords() {
        return all().stream().anyMatch(Checks::countsRecords);
    }

    private static boolean countsRecords(CheckAfter check) {
        return check.conditions().stream()
                .anyMatch(condition -> condition.measure().orElse(null) instanceof Measure.Records);
    }

    List<CheckAfter> all() {
        return run.plan().policy().checksAfter();
    }

    /** Before anything changes on a host: its logs are read from here on, or cannot be. */
    StepOutcome readLogs(HostRun host) throws InterruptedException {
        return host.step(
                "logs",
                Phase.PREFLIGHT,
                false,
                () -> opened().obstacle(host.name())
                        .map(StepOutcome::refused)
                        .orElseGet(() -> StepOutcome.done("Its logs are read")));
    }

    private synchronized LogWatch.Opened opened() {
        LogWatch.Opened open = logs.orElseGet(() -> run.hosts().logs().open(run.plan()));
        logs = Optional.of(open);
        return open;
    }

    private synchronized Optional<LogWatch.Opened> logs() {
        return logs;
    }

    /** The switch of a host begins. */
    void begin(HostRun host) {
        logs().ifPresent(open -> open.begin(host.name()));
    }

    /**
     * How a check is run on hosts.
     *
     * @param switched when the last of them was switched, as {@link System#nanoTime} has it
     */
    Together.Act<HostRun, StepOutcome> onHost(CheckAfter check, long switched) {
        Optional<Duration> length = check.holdFor();
        Term term = new Term(switched + length.orElse(Duration.ZERO).toNanos(), halt);
        return host -> host.step(
                check.name(),
                Phase.CHECK,
                false,
                () -> check.http().isPresent()
                        ? ask(host, check, check.http().get())
                        : watch(host, check, length.orElseThrow(), term));
    }

    private static StepOutcome ask(HostRun host, CheckAfter check, URI address) throws InterruptedException {
        Verification.Sight seen = host.verification().ask(address, ANSWER, check.conditions());
        return seen.healthy()
                ? StepOutcome.done(seen.text())
                : StepOutcome.failed("The check " + check.name() + " failed on " + host.name() + ": " + seen.text());
    }

    private StepOutcome watch(HostRun host, CheckAfter check, Duration length, Term term) throws InterruptedException {
        return new Watch(
                        run,
                        host.name(),
                        check,
                        length,
                        logs().filter(_ -> countsRecords(check)),
                        answers.computeIfAbsent(host.name(), _ -> new Answers(host.verification(), host.healths())),
                        term)
                .run();
    }

    @Override
    public void close() {
        logs().ifPresent(LogWatch.Opened::close);
    }
}
