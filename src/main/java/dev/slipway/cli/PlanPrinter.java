package dev.slipway.cli;

import dev.slipway.app.Coming;
import dev.slipway.app.Comparison;
import dev.slipway.app.Work;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.GateWords;
import dev.slipway.app.words.PlanText;
import dev.slipway.app.words.WaysBack;
import dev.slipway.app.words.Words;
import dev.slipway.app.words.WorkText;
import dev.slipway.deploy.Plan;
import dev.slipway.git.Commit;
import dev.slipway.git.FileChange;
import dev.slipway.promotion.Gate;
import java.util.List;
import java.util.Locale;

/** A review as text: what comes, what runs on each host, how it goes back, and the digest. */
final class PlanPrinter {
    private final Terminal terminal;

    PlanPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Review review) {
        Plan plan = review.plan();
        terminal.line(headline(review));
        coming(review);
        new ComingPrinter(terminal).print(review.coming());
        PlanText.liveAlready(plan).ifPresent(terminal::line);
        review.held().ifPresent(held -> terminal.line(Line.ofBad(held)));
        terminal.line("");
        PlanText.batches(plan).forEach(terminal::line);
        new OutlookPrinter(terminal).time(review);
        PlanText.groups(plan).forEach(this::group);
        back(WaysBack.of(plan));
        new OutlookPrinter(terminal).lacking(review);
        new OutlookPrinter(terminal).back(review);
        gates(review.gates());
        terminal.line("");
        terminal.line("digest: " + review.digest().hex());
    }

    private static String headline(Review review) {
        Plan plan = review.plan();
        String before = review.comparison().live().map(r -> r.name() + " -> ").orElse("");
        return Words.word(plan.mode()) + " " + before + plan.release().name() + " in "
                + plan.target().environment()
                + review.promotedFrom().map(from -> ", promoted from " + from).orElse("");
    }

    private void coming(Review review) {
        Comparison comparison = review.comparison();
        Coming coming = review.coming();
        WorkText.takesBack(
                        comparison, coming.takenBack(), review.plan().target().environment())
                .ifPresent(sentence -> terminal.line(Line.ofBad(sentence)));
        comparison.unknown().ifPresent(why -> terminal.line(Line.ofBad("what comes and goes is unknown: " + why)));
        commits(Line.of("brings "), comparison.comingCount(), coming.brought(), comparison.coming());
        commits(Line.ofBad("takes back "), comparison.goingAwayCount(), coming.takenBack(), comparison.goingAway());
        if (!comparison.files().isEmpty()) {
            int files = comparison.files().size();
            terminal.line(Words.count(files, "file") + " of the repository " + (files == 1 ? "differs" : "differ"));
        }
    }

    private void commits(Line verb, int count, Work work, List<Commit> commits) {
        if (count == 0) {
            return;
        }
        String shown = count > commits.size() ? ", the newest " + commits.size() + " of them:" : ":";
        terminal.line(verb.plain(Words.count(count, "commit") + WorkText.by(work) + shown));
        for (Commit commit : commits) {
            terminal.line(Line.of("  ")
                    .muted(commit.revision().abbreviated())
                    .plain(" " + commit.subject() + "  ")
                    .muted(commit.author().name()));
        }
        if (!work.requests().isEmpty()) {
            terminal.line("of " + Words.count(work.requests().size(), "pull request") + ":");
        }
        work.requests()
                .forEach(request ->
                        terminal.line(Line.of("  ").muted(request.reference()).plain(" " + request.title())));
    }

    /** Lists the files that differ, and how many lines of each. */
    void files(Comparison comparison) {
        terminal.line("");
        terminal.line(Words.count(comparison.files().size(), "file") + ":");
        for (FileChange file : comparison.files()) {
            String from = file.oldPath().map(old -> old + " -> ").orElse("");
            String lines = file.binary() ? "binary" : "+" + file.added() + " -" + file.removed();
            terminal.line(Line.of("  ")
                    .muted(String.format(Locale.ROOT, "%-10s", Words.word(file.kind())))
                    .plain(from + file.path() + "  ")
                    .muted(lines));
        }
    }

    private void group(PlanText.Group group) {
        terminal.line("");
        terminal.line("on " + String.join(", ", group.hosts()));
        for (PlanText.Line line : group.lines()) {
            terminal.line(Line.of("  ")
                    .muted(String.format(Locale.ROOT, "%-10s", line.when()))
                    .plain(line.text()));
        }
    }

    private void gates(List<Gate> gates) {
        if (gates.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line("gates");
        for (Gate gate : gates) {
            String word = String.format(Locale.ROOT, "  %-10s ", GateWords.of(gate.state()));
            String said = gate.title() + ": " + gate.state().sentence();
            terminal.line(
                    gate.passed()
                            ? Line.of("").muted(word).plain(said)
                            : Line.ofBad(word).plain(said));
        }
    }

    private void back(WaysBack ways) {
        terminal.line("");
        terminal.line(ways.title());
        ways.when().forEach(when -> terminal.line("  " + when));
    }
}
