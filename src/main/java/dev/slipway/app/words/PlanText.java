package dev.slipway.app.words;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.ComponentPlan.PlannedCommand;
import dev.slipway.deploy.ComponentPlan.Transfer;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.project.Health;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan does on its hosts, as lines to read. */
public final class PlanText {
    private static final String BEFORE = "Live now";
    private static final String CHANGED = "Changed";
    private static final String OTHERWISE = "Otherwise";

    private PlanText() {}

    /**
     * Hosts on which exactly the same happens.
     *
     * @param lines what is live now, what happens in the order of running, and how it would go back
     */
    public record Group(List<String> hosts, List<Line> lines) {}

    /**
     * One thing that is so or happens.
     *
     * @param when the phase, or the word for what is live now or would happen otherwise
     * @param command whether the text is a command line, exactly as the host runs it
     */
    public record Line(String when, String text, boolean command) {}

    /** The hosts, those with the same lines together, in the order of the plan. */
    public static List<Group> groups(Plan plan) {
        Map<List<Line>, List<String>> hostsByLines = new LinkedHashMap<>();
        plan.hosts()
                .forEach(host -> hostsByLines
                        .computeIfAbsent(lines(plan, host), _ -> new ArrayList<>())
                        .add(host.host().name()));
        return hostsByLines.entrySet().stream()
                .map(entry -> new Group(List.copyOf(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** The batches in their order, with the pauses between them. */
    public static List<String> batches(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= plan.batches().size(); number++) {
            if (number > 1 && plan.policy().pause().isPositive()) {
                lines.add("pause of " + Words.length(plan.policy().pause()));
            }
            lines.add(
                    "batch " + number + ": " + String.join(", ", plan.batches().get(number - 1)));
        }
        return List.copyOf(lines);
    }

    /** What is live before, host by host, for the way back: "v1.7.3", or that nothing is. */
    public static String before(ComponentPlan plan) {
        return plan.before().map(live -> live.release().name()).orElse("nothing: the first deployment here");
    }

    /** Where every host has exactly these files live already: that nothing is sent, and what happens all the same. */
    public static Optional<String> liveAlready(Plan plan) {
        List<ComponentPlan> components = plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .toList();
        if (plan.mode() == Mode.ROLLBACK || !components.stream().allMatch(PlanText::hasAll)) {
            return Optional.empty();
        }
        List<String> restarted = components.stream()
                .filter(ComponentPlan::restart)
                .map(component -> component.component().name())
                .distinct()
                .toList();
        return Optional.of(
                "These files are live there already: nothing is sent; a copy of them in a new directory becomes"
                        + " live, and " + (restarted.isEmpty() ? "nothing" : Words.names(restarted))
                        + " is restarted.");
    }

    private static boolean hasAll(ComponentPlan plan) {
        return plan.transfer().sentFiles() == 0
                && plan.transfer().secrets().values().stream().allMatch(change -> change == SecretChange.SAME)
                && plan.before()
                        .filter(live -> live.manifest().equals(plan.manifest()))
                        .isPresent();
    }

    /**
     * What someone changed on hosts after it was deployed: in the live release, which is replaced, or in the one that it
     * goes back to. A sentence for hosts that are alike.
     */
    public static List<String> changed(Plan plan) {
        Map<Changed, List<String>> hosts = new LinkedHashMap<>();
        plan.hosts()
                .forEach(host -> host.components().stream()
                        .flatMap(component -> Changed.of(plan, component).stream())
                        .forEach(changed -> hosts.computeIfAbsent(changed, _ -> new ArrayList<>())
                                .add(host.host().name())));
        return hosts.entrySet().stream()
                .map(entry -> "On " + Words.names(entry.getValue()) + ", "
                        + entry.getKey().sentence(Words.names(entry.getKey().paths())))
                .toList();
    }

    private record Changed(String release, List<String> paths, String consequence) {
        static Optional<Changed> of(Plan plan, ComponentPlan component) {
            List<String> paths = component.transfer().changed();
            boolean back = plan.mode() == Mode.ROLLBACK;
            String release = back ? plan.release().name() : PlanText.before(component);
            return Optional.of(new Changed(
                            component.component().name() + " " + release,
                            paths,
                            back
                                    ? "what was deployed is sent again"
                                    : plan.release().name() + " does not have that change"))
                    .filter(_ -> !paths.isEmpty());
        }

        String sentence(String named) {
            boolean untold = paths.contains("");
            boolean one = untold || paths.size() == 1;
            return (untold ? "much" : named) + " of " + release + (one ? " was" : " were")
                    + " changed after it was deployed; " + consequence + ".";
        }
    }

    private static List<Line> lines(Plan plan, HostPlan host) {
        List<ComponentPlan> components = host.components();
        Stream<Line> before = Stream.concat(
                components.stream().map(PlanText::live),
                components.stream()
                        .flatMap(component -> Changed.of(plan, component).stream())
                        .map(changed -> changed.sentence(String.join(", ", changed.paths())))
                        .map(text -> new Line(CHANGED, text, false)));
        Stream<Line> running = Stream.concat(
                        components.stream().flatMap(component -> happening(component).stream()),
                        plan.policy().checksAfter().stream().map(PlanText::after))
                .sorted(Comparator.comparing(Happening::phase))
                .map(Happening::line);
        Stream<Line> otherwise = components.stream().flatMap(component -> back(component).stream());
        return Stream.of(before, running, otherwise).flatMap(lines -> lines).toList();
    }

    private record Happening(Phase phase, String text, boolean command) {
        Line line() {
            return new Line(Said.name(phase), text, command);
        }
    }

    private static Line live(ComponentPlan plan) {
        String in = plan.before().map(live -> " in " + live.directory()).orElse("");
        return new Line(BEFORE, name(plan) + before(plan) + in, false);
    }

    private static List<Happening> happening(ComponentPlan plan) {
        List<Happening> all = new ArrayList<>();
        if (plan.transfer().files() > 0) {
            all.add(says(Phase.PREPARE, name(plan) + transfer(plan.transfer()) + " into " + plan.directory()));
        }
        secrets(plan.transfer().secrets())
                .map(text -> says(Phase.PREPARE, name(plan) + text))
                .ifPresent(all::add);
        plan.commands().stream()
                .filter(command -> !command.undo())
                .map(command -> new Happening(command.phase(), command.line(), true))
                .forEach(all::add);
        plan.component()
                .running()
                .restart()
                .map(restart -> restart(plan, restart))
                .ifPresent(all::add);
        all.add(plan.component()
                .running()
                .health()
                .map(health -> verify(plan, health))
                .orElseGet(() -> says(Phase.VERIFY, name(plan) + "no health check")));
        plan.remove().forEach(directory -> all.add(says(Phase.RETIRE, name(plan) + "remove " + directory)));
        return all;
    }

    private static Happening restart(ComponentPlan plan, String restart) {
        return plan.restart()
                ? new Happening(Phase.RESTART, restart, true)
                : says(Phase.RESTART, name(plan) + "not needed");
    }

    private static Happening verify(ComponentPlan plan, Health health) {
        return says(Phase.VERIFY, name(plan) + health(health));
    }

    private static Happening after(CheckAfter check) {
        return says(
                Phase.CHECK,
                check.name()
                        + check.http().map(uri -> ": GET " + uri).orElse("")
                        + check.holdFor()
                                .map(length -> ": for " + Words.length(length) + " after the last switch")
                                .orElse("")
                        + conditions(check.conditions()));
    }

    private static Happening says(Phase phase, String text) {
        return new Happening(phase, text, false);
    }

    private static String name(ComponentPlan plan) {
        return plan.component().name() + ": ";
    }

    private static String transfer(Transfer transfer) {
        String removed =
                transfer.removedFiles() == 0 ? "" : ", leave out " + Words.count(transfer.removedFiles(), "file");
        boolean all = transfer.sentFiles() == transfer.files();
        String sent = all
                ? Words.count(transfer.files(), "file")
                : transfer.sentFiles() + " of " + Words.count(transfer.files(), "file");
        return "send " + sent + ", " + Words.bytes(transfer.sentBytes())
                + (all ? "" : " of " + Words.bytes(transfer.bytes())) + removed;
    }

    /** "secrets: API_KEY new, DATABASE_URL the same". */
    private static Optional<String> secrets(Map<String, SecretChange> secrets) {
        return secrets.isEmpty()
                ? Optional.empty()
                : Optional.of("secrets: "
                        + new TreeMap<>(secrets)
                                .entrySet().stream()
                                        .map(secret -> secret.getKey() + " " + Words.word(secret.getValue()))
                                        .collect(Collectors.joining(", ")));
    }

    private static String health(Health health) {
        String often = health.successes() == 1 ? "once" : health.successes() + " times in a row";
        return "GET " + health.http() + " every " + Words.length(health.interval()) + ", at most "
                + Words.length(health.timeout()) + " an answer" + conditions(health.conditions()) + ", " + often
                + " within " + Words.length(health.within());
    }

    private static String conditions(List<Condition> conditions) {
        return conditions.stream().map(condition -> ", " + condition.text()).collect(Collectors.joining());
    }

    private static List<Line> back(ComponentPlan plan) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                OTHERWISE,
                name(plan)
                        + plan.back()
                                .map(PlanText::backTo)
                                .orElse("nothing was live before, so current is taken away again"),
                false));
        plan.commands().stream()
                .filter(PlannedCommand::undo)
                .map(command -> new Line(OTHERWISE, command.line(), true))
                .forEach(lines::add);
        return lines;
    }

    private static String backTo(ComponentPlan.Back back) {
        String restart = back.restart() ? "restart" : "no restart";
        String health = back.running().health().map(h -> ", then " + health(h)).orElse(", no health check");
        return "back to " + back.live().release().name() + " in " + back.live().directory() + ", " + restart + health;
    }
}
