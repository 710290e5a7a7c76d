package dev.slipway.promotion;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Host;
import dev.slipway.release.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Why a plan is not the one that was approved: what lies behind it that has changed, the cause before what follows from it. */
public final class PlanChanges {
    private PlanChanges() {}

    /** A sentence for each change; none where the plans are the same. */
    public static List<String> between(Plan approved, Plan now) {
        if (approved.digest().equals(now.digest())) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        if (!approved.release().revision().equals(now.release().revision())) {
            changes.add("The commit changed from " + named(approved.release()) + " to " + named(now.release()) + ".");
        }
        if (!approved.configuration().equals(now.configuration())) {
            changes.add("The configuration changed.");
        }
        hosts(approved, now, changes);
        return changes.isEmpty() ? List.of("What would run changed.") : changes;
    }

    private static String named(Release release) {
        return release.name() + " (" + release.revision().abbreviated() + ")";
    }

    private static void hosts(Plan approved, Plan now, List<String> changes) {
        Map<String, HostPlan> before = byName(approved);
        Map<String, HostPlan> after = byName(now);
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add("The host " + name + " is not part of it any more."));
        after.forEach((name, host) -> Optional.ofNullable(before.get(name))
                .ifPresentOrElse(
                        was -> host(name, was, host).ifPresent(changes::add),
                        () -> changes.add("The host " + name + " was not part of it.")));
    }

    private static Map<String, HostPlan> byName(Plan plan) {
        Map<String, HostPlan> hosts = new LinkedHashMap<>();
        plan.hosts().forEach(host -> hosts.put(host.host().name(), host));
        return hosts;
    }

    private static Optional<String> host(String name, HostPlan before, HostPlan after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        Host was = before.host();
        if (!was.equals(after.host())) {
            return Optional.of(
                    was.way().equals(after.host().way())
                            ? "The groups of the host " + name + " changed."
                            : "The address of the host " + name + " changed.");
        }
        String lived = live(before);
        String lives = live(after);
        if (!lived.equals(lives)) {
            return Optional.of("What is live on " + name + " changed from " + lived + " to " + lives + ".");
        }
        return Optional.of(
                live(before, live -> live).equals(live(after, live -> live))
                        ? "What would be sent to " + name + " or run there changed."
                        : lives + " was made live once more on " + name + ".");
    }

    private static String live(HostPlan host) {
        List<String> names = live(host, live -> live.release().name());
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static <T> List<T> live(HostPlan host, Function<LiveRelease, T> part) {
        return host.components().stream()
                .map(ComponentPlan::before)
                .flatMap(Optional::stream)
                .map(part)
                .distinct()
                .toList();
    }
}
