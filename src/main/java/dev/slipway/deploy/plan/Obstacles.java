package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.project.CheckBefore;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.Rules;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands in the way of a deployment, as far as hosts, release and rules show it beforehand. */
final class Obstacles {
    private final Rules rules;
    private final Environment environment;
    private final Release release;
    private final List<Refused> found = new ArrayList<>();

    Obstacles(Rules rules, Environment environment, Release release) {
        this.rules = rules;
        this.environment = environment;
        this.release = release;
    }

    /** All of them, in the order of components and hosts. */
    List<Refused> with(Selection selection, Map<Component, ComponentPlanner> planners) {
        planners.forEach(this::ofRelease);
        selection.hosts().forEach(host -> ofHost(host, selection.inventory(host), planners));
        return List.copyOf(found);
    }

    /** Those of one host. */
    List<Refused> on(Host host, HostInventory inventory, Map<Component, ComponentPlanner> planners) {
        ofHost(host, inventory, planners);
        return List.copyOf(found);
    }

    private void ofHost(Host host, HostInventory inventory, Map<Component, ComponentPlanner> planners) {
        ofTools(host, inventory);
        ofClock(host, inventory.clockOff());
        planners.forEach((component, planner) -> {
            if (host.groups().contains(component.group())) {
                RootInventory root = inventory.root(component.root());
                ofRoot(host, component, root);
                ofRoom(host, component, root, planner);
            }
        });
    }

    /** Those that the commands of a rollback meet. */
    List<Refused> withCommandsOf(List<HostPlan> hosts) {
        hosts.stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .forEach(this::ofGuard);
        return List.copyOf(found);
    }

    private void ofRelease(Component component, ComponentPlanner planner) {
        if (!planner.hasFiles()) {
            refuse(
                    Refused.Cause.USAGE,
                    release.name() + " has no files of the component " + component.name(),
                    "Look at the component's files in slipway.yaml: " + String.join(", ", component.files()) + ".");
        }
        ofGuard(component);
    }

    private void ofGuard(Component component) {
        component.running().restart().ifPresent(restart -> ofGuard(component, restart));
    }

    private void ofGuard(Component component, String restart) {
        String command = restart.toLowerCase(Locale.ROOT);
        rules.guard().stream()
                .filter(word -> environment.tier() == Tier.PRODUCTION)
                .filter(word -> command.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> refuse(
                        Refused.Cause.GATE,
                        "The restart command of " + component.name() + " contains \"" + word
                                + "\", which guard forbids on production",
                        "Change the command or the guard in slipway.yaml."));
    }

    private void ofTools(Host host, HostInventory inventory) {
        inventory
                .missing()
                .forEach(tool -> refuse(
                        Refused.Cause.HOST,
                        host.name()
                                + (tool.equals("sha256sum")
                                        ? " has neither sha256sum nor shasum nor openssl"
                                        : " has no " + tool),
                        "Install it there, or put it on the PATH of the account that deploys."));
    }

    private void ofClock(Host host, Duration off) {
        rules.checksBefore().stream()
                .filter(check -> check instanceof CheckBefore.Clock(Duration tolerance) && off.compareTo(tolerance) > 0)
                .findFirst()
                .ifPresent(_ -> refuse(
                        Refused.Cause.GATE,
                        "The check \"clock\" fails: the clock of " + host.name() + " is " + off.toSeconds()
                                + " seconds off",
                        "Let it keep time, for example with systemd-timesyncd."));
    }

    private void ofRoot(Host host, Component component, RootInventory root) {
        if (!root.writable()) {
            refuse(
                    Refused.Cause.HOST,
                    component.root() + " on " + host.name() + " cannot be written",
                    "Make it writable for the account that deploys, or look whether its disk is mounted read-only.");
        }
        if (root.live().isPresent() && root.liveRelease().isEmpty()) {
            refuse(
                    Refused.Cause.HOST,
                    "Live in " + component.root() + " on " + host.name() + " is "
                            + root.live().get() + ", which is not a complete release of Slipway",
                    "Move the link " + component.root() + "/current away; what it points to stays as it is.");
        }
        root.absent()
                .forEach(file -> refuse(
                        Refused.Cause.HOST,
                        "The shared file " + component.root() + "/shared/" + file + " is missing on " + host.name(),
                        "Put it there; Slipway never makes shared files up."));
    }

    private void ofRoom(Host host, Component component, RootInventory root, ComponentPlanner planner) {
        long asked = rules.checksBefore().stream()
                .mapToLong(check -> check instanceof CheckBefore.Disk(long bytes) ? bytes : 0)
                .max()
                .orElse(0);
        long needed = Math.max(asked, 2 * planner.bytes());
        if (root.writable() && root.free() < needed) {
            refuse(
                    Refused.Cause.HOST,
                    "The disk of " + component.root() + " on " + host.name() + " has " + root.free() / 1_000_000
                            + " MB free, " + needed / 1_000_000 + " MB are needed",
                    "Make room there, or lower keep in slipway.yaml.");
        }
    }

    private void refuse(Refused.Cause cause, String reason, String remedy) {
        found.add(new Refused(cause, reason, remedy));
    }
}
