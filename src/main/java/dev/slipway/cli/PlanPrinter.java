package dev.slipway.cli;

import dev.slipway.app.Comparison;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.git.Commit;
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
        coming(review.comparison());
        terminal.line("");
        terminal.line("batches: "
                + String.join(
                        " | ",
                        plan.batches().stream()
                                .map(hosts -> String.join(", ", hosts))
                                .toList()));
        for (HostPlan host : plan.hosts()) {
            host(host);
        }
        terminal.line("");
        terminal.line("on failure: " + plan.policy().onFailure().name().toLowerCase(Locale.ROOT));
        terminal.line("digest: " + review.digest().hex());
    }

    private static String headline(Review review) {
        Plan plan = review.plan();
        String before = review.comparison().live().map(r -> r.name() + " -> ").orElse("");
        return plan.mode().name().toLowerCase(Locale.ROOT) + " " + before
                + plan.release().name() + " in " + plan.target().environment();
    }

    private void coming(Comparison comparison) {
        comparison.unknown().ifPresent(why -> terminal.line(terminal.bad("what comes and goes is unknown: " + why)));
        commits("brings", comparison.comingCount(), comparison.coming());
        if (comparison.goingAwayCount() > 0) {
            terminal.line(terminal.bad("this takes back " + comparison.goingAwayCount() + " commits"));
            commits("takes back", comparison.goingAwayCount(), comparison.goingAway());
        }
        if (!comparison.files().isEmpty()) {
            terminal.line(comparison.files().size() + " files differ");
        }
    }

    private void commits(String verb, int count, List<Commit> commits) {
        if (count > 0) {
            String shown = count > commits.size() ? ", the first " + commits.size() + " of them:" : ":";
            terminal.line(verb + " " + count + " commits" + shown);
        }
        for (Commit commit : commits) {
            terminal.line("  " + terminal.muted(commit.revision().abbreviated()) + " " + commit.subject() + "  "
                    + terminal.muted(commit.author().name()));
        }
    }

    private void host(HostPlan host) {
        for (ComponentPlan component : host.components()) {
            var transfer = component.transfer();
            terminal.line("");
            terminal.line(host.host().name() + "  " + component.component().name() + "  " + component.directory());
            terminal.line("  before: "
                    + component
                            .before()
                            .map(live -> live.release().name() + " in " + live.directory())
                            .orElse("nothing"));
            terminal.line("  files: " + transfer.files() + ", sent: " + transfer.sentFiles() + " ("
                    + transfer.sentBytes() + " bytes), removed: " + transfer.removedFiles());
            for (ComponentPlan.PlannedCommand command : component.commands()) {
                terminal.line("  " + command.phase().name().toLowerCase(Locale.ROOT) + ": " + command.line());
            }
            component.remove().forEach(directory -> terminal.line("  removes: " + directory));
        }
    }
}
