package dev.slipway.app.words;

import dev.slipway.app.RollbackMeter;
import dev.slipway.app.RollbackMeter.Kept;
import dev.slipway.app.RollbackMeter.Rehearsed;
import dev.slipway.app.RollbackMeter.Since;
import dev.slipway.app.RollbackMeter.WentBack;
import dev.slipway.project.Database.Compatible;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether one could go back after a plan, as lines to read. */
public final class MeterText {
    private MeterText() {}

    /**
     * One thing that is so.
     *
     * @param good whether going back can rely on it, or at least loses nothing by it
     */
    public record Line(String label, String text, boolean good) {}

    /** What there is to go back to, and how going back and rehearsing it went lately. */
    public static List<Line> lines(RollbackMeter meter) {
        List<Line> lines = new ArrayList<>();
        meter.kept()
                .ifPresentOrElse(
                        kept -> lines.addAll(kept(kept)),
                        () -> lines.add(new Line("Back to", "nothing: no whole release is live there", false)));
        meter.kept().flatMap(_ -> meter.since()).map(MeterText::since).ifPresent(lines::add);
        lines.add(new Line(
                "Last rollback",
                meter.last().map(last -> last(last, meter.at())).orElse("none here yet"),
                true));
        lines.add(meter.drill()
                .map(drill -> drill(drill, meter.at()))
                .orElseGet(() -> new Line("Last drill", "none yet", true)));
        return List.copyOf(lines);
    }

    private static List<Line> kept(Kept kept) {
        return List.of(
                new Line("Back to", kept.release(), true),
                new Line("Kept", kept(kept.whole(), kept.proven(), kept.hosts()), kept.everywhere()),
                new Line(
                        "Configuration",
                        kept.configured() ? "kept" : "gone: it would run as this release's says",
                        kept.configured()));
    }

    private static String kept(int whole, int proven, int hosts) {
        if (hosts == 0) {
            return "no host was asked";
        }
        String of = " of " + Words.count(hosts, "host");
        return proven == whole
                ? "present and verified on " + whole + of
                : "present on " + whole + of + ", verified on " + proven;
    }

    private static Line since(Since since) {
        return new Line("Migrations", migrations(since), sinceIsGood(since));
    }

    private static boolean sinceIsGood(Since since) {
        boolean doubtful = since.unjudged() > 0 && since.claim() != Compatible.EXPAND;
        return since.unknown().isEmpty()
                && (since.migrations() == 0
                        || (since.contracting() == 0 && !doubtful && since.claim() != Compatible.CONTRACT));
    }

    private static String migrations(Since since) {
        if (since.unknown().isPresent()) {
            return "unknown which are new since then";
        }
        int number = since.migrations();
        if (number == 0) {
            return "none since then";
        }
        if (since.contracting() > 0) {
            return since.contracting() + " of " + Words.number(number) + " since then "
                    + (since.contracting() == 1 ? "drops, renames or narrows" : "drop, rename or narrow")
                    + ": going back meets a newer schema";
        }
        if (since.claim() == Compatible.CONTRACT) {
            return Words.number(number)
                    + " since then, with which the release before does not run (compatible: contract)";
        }
        if (since.unjudged() > 0) {
            return since.unjudged() + " of " + Words.number(number) + " since then could not be judged"
                    + (since.claim() == Compatible.EXPAND
                            ? "; slipway.yaml says that they only expand"
                            : ": look whether the release before runs with them");
        }
        return number == 1 ? "1 since then, which only expands" : number + " since then, which only expand";
    }

    private static String last(WentBack last, Instant now) {
        return Words.took(last.took()) + ", " + ago(last.at(), now);
    }

    private static Line drill(Rehearsed drill, Instant now) {
        String result = drill.took().map(Words::took).orElse("it did not succeed");
        return new Line(
                "Last drill",
                ago(drill.at(), now) + " on " + drill.environment() + ", " + result,
                drill.took().isPresent());
    }

    /** "just now", "12 min ago", "3 days ago". */
    static String ago(Instant at, Instant now) {
        Duration past = Duration.between(at, now);
        if (past.toSeconds() < 10) {
            return "just now";
        }
        if (past.toHours() == 0) {
            return (past.toMinutes() == 0 ? past.toSeconds() + " s" : past.toMinutes() + " min") + " ago";
        }
        return (past.toDays() == 0 ? past.toHours() + " h" : Words.count(past.toDays(), "day")) + " ago";
    }
}
