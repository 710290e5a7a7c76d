package dev.slipway.deploy.run;

import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Sentence;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Condition;
import dev.slipway.project.condition.Judgement;
import dev.slipway.project.condition.LogLevel;
import dev.slipway.project.condition.Measure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches a host for as long as a check says. A condition on logs that held and does so no more ends it at once; all of them are
 * judged at the end.
 */
final class Watch {
    private static final Duration TICK = Duration.ofMillis(250);

    private final Run run;
    private final String host;
    private final CheckAfter check;
    private final Duration length;
    private final Optional<LogWatch.Opened> logs;
    private final Answers answers;
    private final Term term;
    private final Set<Condition> held = new HashSet<>();
    private String told = "";

    /** @param logs present where a condition is about them */
    Watch(
            Run run,
            String host,
            CheckAfter check,
            Duration length,
            Optional<LogWatch.Opened> logs,
            Answers answers,
            Term term) {
        this.run = run;
        this.host = host;
        this.check = check;
        this.length = length;
        this.logs = logs;
        this.answers = answers;
        this.term = term;
    }

    /** Whether a check asks how what runs there answers. */
    private boolean asksHealth() {
        return check.conditions().stream()
                .anyMatch(condition -> condition.measure().orElse(null) instanceof Measure.Errors
                        || condition.measure().orElse(null) instanceof Measure.P95);
    }

    StepOutcome run() throws InterruptedException {
        StepOutcome outcome = watched();
        if (!outcome.good()) {
            term.failed(host);
        }
        return outcome;
    }

    private StepOutcome watched() throws InterruptedException {
        while (true) {
            Optional<String> halted = term.halted();
            if (halted.isPresent()) {
                return StepOutcome.failed(halted.get());
            }
            Optional<String> failed = term.failed();
            if (failed.isPresent()) {
                return StepOutcome.skipped("Not watched to its end: it failed on " + failed.get());
            }
            if (asksHealth()) {
                answers.ask();
            }
            Optional<StepOutcome> broken = broken();
            if (broken.isPresent()) {
                return broken.get();
            }
            Duration left = term.left();
            if (!left.isPositive()) {
                return judged();
            }
            tell(left);
            run.cancellation().await(left.compareTo(TICK) < 0 ? left : TICK);
        }
    }

    /** A condition on logs that held until now. */
    private Optional<StepOutcome> broken() {
        for (Condition condition : check.conditions()) {
            if (condition.measure().orElse(null) instanceof Measure.Records what) {
                Judgement now = judge(condition, what);
                if (now.passed()) {
                    held.add(condition);
                } else if (held.contains(condition)
                        || condition.judge(Optional.of("0")).passed()) {
                    return Optional.of(failed(condition, now));
                }
            }
        }
        return Optional.empty();
    }

    private StepOutcome judged() throws InterruptedException {
        Optional<String> unknown = unknown();
        if (unknown.isPresent()) {
            return StepOutcome.unknown(
                    "Whether the check " + check.name() + " holds on " + host + " is not known: " + unknown.get());
        }
        List<Judgement> judgements =
                check.conditions().stream().map(this::judge).toList();
        for (int i = 0; i < judgements.size(); i++) {
            if (!judgements.get(i).passed()) {
                return failed(check.conditions().get(i), judgements.get(i));
            }
        }
        return StepOutcome.done("Held for " + length.toSeconds() + " s: "
                + String.join(", ", judgements.stream().map(Judgement::text).toList()));
    }

    private Optional<String> unknown() throws InterruptedException {
        Optional<String> missing = logs.isPresent() ? logs.get().missing(host) : Optional.empty();
        return missing.or(() -> asksHealth() ? answers.unreachable() : Optional.empty());
    }

    private Judgement judge(Condition condition) {
        return condition.measure().map(measure -> judge(condition, measure)).orElseThrow();
    }

    private Judgement judge(Condition condition, Measure measure) {
        return condition.judge(
                switch (measure) {
                    case Measure.Errors() -> answers.errors();
                    case Measure.P95() -> answers.p95();
                    case Measure.Certificate() -> Optional.empty();
                    case Measure.Records what -> logs.map(opened -> String.valueOf(opened.count(host, what)));
                });
    }

    private StepOutcome failed(Condition condition, Judgement now) {
        List<String> first = condition.measure().orElse(null) instanceof Measure.Records what
                ? logs.map(opened -> opened.first(host, what)).orElse(List.of())
                : List.of();
        String quoted = first.isEmpty()
                ? ""
                : ", first "
                        + String.join(
                                ", ",
                                first.stream().map(line -> '"' + line + '"').toList());
        return StepOutcome.failed("The check " + check.name() + " failed on " + host + ": " + now.text() + quoted);
    }

    /** "watching: 34 of 60 s, 2 errors in logs". */
    private void tell(Duration left) {
        long total = Math.max(1, length.toSeconds());
        long done = Math.clamp(length.minus(left).toSeconds(), 0, total);
        StringBuilder text = new StringBuilder("watching: " + done + " of " + total + " s");
        check.conditions().stream()
                .flatMap(condition -> condition.measure().stream())
                .filter(Measure.Records.class::isInstance)
                .map(measure -> ((Measure.Records) measure).least())
                .distinct()
                .forEach(level -> text.append(", ").append(counted(level)));
        if (asksHealth()) {
            text.append(", ").append(answers.words());
        }
        if (!told.contentEquals(text)) {
            told = text.toString();
            run.events().progress(host, Phase.CHECK, done, total, told);
        }
    }

    private String counted(LogLevel level) {
        long count = logs.map(opened -> opened.count(host, new Measure.Records(level, Optional.empty())))
                .orElse(0L);
        return level == LogLevel.ERROR
                ? Sentence.count(count, "error") + " in logs"
                : count + " of " + level + " and graver in logs";
    }
}
