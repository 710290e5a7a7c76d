package dev.slipway.ui.review;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.ComponentPlan.PlannedCommand;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Health;
import dev.slipway.ui.words.Said;
import dev.slipway.ui.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan does on its hosts, as lines to read. */
final class PlanText {
    private PlanText() {}

    /**
     * Hosts on which exactly the same happens.
     *
     * @param lines in the order of running
     */
    record Group(List<String> hosts, List<Line> lines) {}

    /**
     * One thing that happens.
     *
     * @param phase when, empty for what would happen otherwise
     * @param command whether the text is a command line, exactly as the host runs it
     */
    record Line(Optional<Phase> phase, String text, boolean command) {
        /** The word before it. */
        String when() {
            return phase.map(Said::name).orElse("Otherwise");
        }
    }

    /** The hosts, those with the same lines together, in the order of the plan. */
    static List<Group> groups(Plan plan) {
        Map<List<Line>, List<String>> hostsByLines = new LinkedHashMap<>();
        plan.hosts()
                .forEach(host -> hostsByLines
                        .computeIfAbsent(lines(plan, host), _ -> new ArrayList<>())
                        .add(host.host().name()));
        return hostsByLines.entrySet().stream()
                .map(entry -> new Group(List.copyOf(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** What is live before, host by host, for the way back: "v1.7.3", or that nothing is. */
    static String before(ComponentPlan plan) {
        return plan.before().map(live -> live.release().name()).orElse("nothing: the first deployment here");
    }

    private static List<Line> lines(Plan plan, HostPlan host) {
        List<Line> lines = new ArrayList<>();
        host.components().forEach(component -> lines.addAll(lines(component)));
        plan.policy().checksAfter().stream()
                .map(check -> new Line(
                        Optional.of(Phase.CHECK),
                        check.name() + check.http().map(uri -> ": GET " + uri).orElse(""),
                        false))
                .forEach(lines::add);
        lines.sort(
                Comparator.comparingInt(line -> line.phase().map(Phase::ordinal).orElse(Phase.values().length)));
        return List.copyOf(lines);
    }

    private static List<Line> lines(ComponentPlan plan) {
        List<Line> lines = new ArrayList<>();
        lines.add(says(Phase.PREPARE, transfer(plan)));
        plan.commands().forEach(command -> lines.add(line(command)));
        if (!plan.restart()) {
            lines.add(says(Phase.RESTART, plan.component().name() + ": not needed"));
        }
        plan.component().running().health().map(PlanText::health).ifPresent(lines::add);
        plan.remove().forEach(directory -> lines.add(says(Phase.RETIRE, "remove " + directory)));
        lines.add(new Line(Optional.empty(), back(plan), false));
        return lines;
    }

    private static Line line(PlannedCommand command) {
        Optional<Phase> forward = Optional.of(command.phase()).filter(_ -> !command.undo());
        return new Line(forward, command.line(), true);
    }

    private static Line says(Phase phase, String text) {
        return new Line(Optional.of(phase), text, false);
    }

    private static String transfer(ComponentPlan plan) {
        ComponentPlan.Transfer transfer = plan.transfer();
        return plan.component().name() + ": send " + Words.count(transfer.sentFiles(), "file") + ", "
                + Words.bytes(transfer.sentBytes()) + " of "
                + Words.count(transfer.files(), "file") + ", " + Words.bytes(transfer.bytes()) + " into "
                + plan.directory();
    }

    private static Line health(Health health) {
        String often = health.successes() == 1 ? "" : ", " + health.successes() + " in a row";
        String conditions = health.conditions().isEmpty()
                ? ""
                : ", "
                        + String.join(
                                ", ",
                                health.conditions().stream().map(c -> c.text()).toList());
        return says(
                Phase.VERIFY, "GET " + health.http() + conditions + often + " within " + Words.took(health.within()));
    }

    private static String back(ComponentPlan plan) {
        return plan.before()
                .map(PlanText::backTo)
                .orElse(plan.component().name() + ": nothing was live before, so current is taken away again");
    }

    private static String backTo(LiveRelease live) {
        return "back to " + live.release().name() + " in " + live.directory() + ", restart and health check included";
    }
}
