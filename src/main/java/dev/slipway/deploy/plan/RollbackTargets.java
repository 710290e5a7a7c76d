package dev.slipway.deploy.plan;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.deploy.host.Seals;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The releases that an environment can go back to: those that every host still has, complete, and unchanged or to be mended. */
public final class RollbackTargets {
    private final ProjectConfig config;
    private final Selection selection;
    private final Contents contents;

    RollbackTargets(ProjectConfig config, Selection selection, Contents contents) {
        this.config = config;
        this.selection = selection;
        this.contents = contents;
    }

    /**
     * A release that every host has.
     *
     * @param lastLive when it came live the last time, on the host where that is longest ago
     * @param previous whether it is what every host had before the live one
     * @param ranWell whether a deployment to it once ended well on every host; another is not offered, but can be named
     */
    public record Candidate(Release release, Instant lastLive, boolean previous, boolean ranWell) {}

    /** What looking for a release to go back to gave. */
    sealed interface Found {
        /** Every host has it. */
        record All(Release release, List<HostPlan> hosts) implements Found {}

        /** Not so, and why. */
        record Not(Refused refused) implements Found {}
    }

    /** Why it cannot be told what every host can go back to, such as a silent host; empty where it can. */
    public static Optional<Refused> obstacle(
            ProjectConfig config, Environment environment, Map<String, Answer> answers) {
        return Selection.of(config, environment, answers).refused();
    }

    /**
     * The releases that every host can go back to, newest first, the live one left out. Ask the hosts to prove all
     * releases before.
     */
    public static List<Candidate> candidates(
            ProjectConfig config, Environment environment, Map<String, Answer> answers, Contents contents) {
        Selection selection = Selection.of(config, environment, answers);
        return selection.refused().isPresent()
                ? List.of()
                : new RollbackTargets(config, selection, contents).candidates();
    }

    private List<Candidate> candidates() {
        Set<Release> known = new LinkedHashSet<>();
        places().stream()
                .flatMap(place -> place.root().releases().stream())
                .sorted(Comparator.comparingInt(InstalledRelease::sequence).reversed())
                .flatMap(r -> r.complete().stream())
                .forEach(complete -> known.add(complete.release()));
        return known.stream().flatMap(r -> candidate(r).stream()).toList();
    }

    private Optional<Candidate> candidate(Release release) {
        if (liveEverywhere(release)) {
            return Optional.empty();
        }
        List<InstalledRelease> installed =
                places().stream().flatMap(p -> p.named(release).stream()).toList();
        if (installed.size() < places().size()) {
            return Optional.empty();
        }
        Instant lastLive = installed.stream()
                .flatMap(r -> r.complete().flatMap(InstalledRelease.Complete::since).stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        boolean previous = places().stream().allMatch(p -> p.previous().equals(p.named(release)));
        boolean ranWell = installed.stream().allMatch(ComponentPlanner::verified);
        return Optional.of(new Candidate(release, lastLive, previous, ranWell));
    }

    /** The way back to this release, or to what every host had before, which then runs as its own configuration says. */
    Found find(Optional<Release> release, ReleaseRunning running) {
        Optional<Release> live = release.filter(this::liveEverywhere);
        if (live.isPresent()) {
            return new Found.Not(new Refused(
                    Refused.Cause.GATE,
                    live.get().name() + " is live there already, so there is no way back to it.",
                    others(live.get())));
        }
        Function<Place, Optional<InstalledRelease>> choice = release.<Function<Place, Optional<InstalledRelease>>>map(
                        r -> place -> place.named(r))
                .orElse(Place::previous);
        List<HostPlan> hosts = new ArrayList<>();
        Set<Release> found = new LinkedHashSet<>();
        for (Host host : selection.hosts()) {
            List<ComponentPlan> plans = new ArrayList<>();
            for (Component component : config.componentsOn(host)) {
                Place place = place(host, component);
                Optional<InstalledRelease> target = choice.apply(place);
                if (target.isEmpty()) {
                    return new Found.Not(place.lacks(release, others(release)));
                }
                target.flatMap(InstalledRelease::complete).ifPresent(c -> found.add(c.release()));
                plans.add(plan(component, place, target.get(), running));
            }
            hosts.add(new HostPlan(host, plans));
        }
        return found.size() == 1 ? new Found.All(found.iterator().next(), hosts) : new Found.Not(differing(found));
    }

    private ComponentPlan plan(Component configured, Place place, InstalledRelease target, ReleaseRunning running) {
        InstalledRelease.Complete complete = target.complete().orElseThrow();
        Component component = running.with(configured, complete.release());
        boolean restart = component.running().restart().isPresent();
        boolean changed = !target.wrong().isEmpty();
        Optional<ComponentPlan.Back> back = place.root()
                .liveRelease()
                .map(ComponentPlanner::liveRelease)
                .map(live -> ComponentPlan.Back.to(live, running.of(configured, live.release()), true));
        return new ComponentPlan(
                component,
                target.directory(),
                complete.manifest(),
                (changed
                                ? Mending.of(contents, configured, target)
                                        .orElseThrow()
                                        .transfer()
                                : ComponentPlan.Transfer.NOTHING)
                        .with(place.seals().changesTo(complete.seals())),
                back,
                restart,
                new StepCommands(component, target.directory(), back, restart)
                        .ofRollback(Optional.of(complete).filter(_ -> changed)),
                List.of());
    }

    private boolean liveEverywhere(Release release) {
        return places().stream().allMatch(place -> place.shows(release));
    }

    private String others(Optional<Release> wanted) {
        return wanted.map(this::others).orElse("Deploy a release instead.");
    }

    /** What can be done instead of going back to this release. */
    private String others(Release wanted) {
        return (stillThere(
                                candidates().stream()
                                        .filter(Candidate::ranWell)
                                        .map(Candidate::release)
                                        .toList(),
                                wanted.name())
                        + " To have "
                        + wanted.name() + " anyway, deploy it.")
                .strip();
    }

    /**
     * What can be gone back to, in a sentence; empty where there is nothing.
     *
     * @param wanted the name that was asked for: a release that is called so all the same is another, whose tag was moved
     */
    public static String stillThere(List<Release> releases, String wanted) {
        List<String> names = releases.stream()
                .map(release -> release.name()
                        + (release.name().equals(wanted)
                                ? " as it was at " + release.revision().abbreviated()
                                : ""))
                .toList();
        return names.isEmpty() ? "" : "Every host still has " + String.join(", ", names) + ".";
    }

    private static Refused differing(Set<Release> found) {
        return new Refused(
                Refused.Cause.GATE,
                "Before, the hosts had different releases: "
                        + String.join(", ", found.stream().map(Release::name).toList()),
                "Name the release to go back to.");
    }

    private List<Place> places() {
        return selection.hosts().stream()
                .flatMap(host -> config.componentsOn(host).stream().map(c -> place(host, c)))
                .toList();
    }

    private Place place(Host host, Component component) {
        return new Place(host, component, selection.inventory(host).root(component.root()), contents);
    }

    /** A component on a host. */
    private record Place(Host host, Component component, RootInventory root, Contents contents) {
        private Optional<InstalledRelease> previous() {
            return root.liveRelease()
                    .flatMap(InstalledRelease::complete)
                    .flatMap(InstalledRelease.Complete::previous)
                    .flatMap(root::complete)
                    .filter(this::usable);
        }

        /**
         * Of those that are complete, were live once and are not now, and are unchanged or to be mended, the newest that ran well,
         * or the newest. To what was only made ready one cannot go back.
         */
        private Optional<InstalledRelease> named(Release release) {
            return root.releases().stream()
                    .filter(r -> r.complete()
                            .filter(c -> c.release().revision().equals(release.revision())
                                    && c.since().isPresent())
                            .isPresent())
                    .filter(this::usable)
                    .filter(r -> root.live().filter(r.directory()::equals).isEmpty())
                    .max(Comparator.comparing(ComponentPlanner::verified).thenComparingInt(InstalledRelease::sequence));
        }

        /** Of what is live. */
        private Seals seals() {
            return root.liveRelease()
                    .flatMap(InstalledRelease::complete)
                    .map(InstalledRelease.Complete::seals)
                    .orElse(Seals.NONE);
        }

        private boolean usable(InstalledRelease release) {
            return release.complete().isPresent()
                    && (release.wrong().isEmpty()
                            || Mending.of(contents, component, release).isPresent());
        }

        private boolean shows(Release release) {
            return root.liveRelease()
                    .flatMap(InstalledRelease::complete)
                    .filter(live -> live.release().revision().equals(release.revision()))
                    .isPresent();
        }

        private Refused lacks(Optional<Release> wanted, String remedy) {
            if (wanted.isEmpty() && root.live().isEmpty()) {
                return new Refused(
                        Refused.Cause.GATE,
                        "Nothing of " + component.name() + " is live on " + host.name()
                                + ", so there is nothing to take back.",
                        remedy);
            }
            if (wanted.filter(this::shows).isPresent()) {
                return new Refused(
                        Refused.Cause.GATE,
                        wanted.get().name() + " is live already on " + host.name() + ", but not on every host.",
                        "To have it on all of them, deploy it.");
            }
            String what = wanted.map(r -> "no whole " + r.name()).orElse("no whole release that was live before");
            return new Refused(
                    Refused.Cause.GATE,
                    component.name() + " has " + what + " to go back to on " + host.name() + ".",
                    remedy);
        }
    }
}
