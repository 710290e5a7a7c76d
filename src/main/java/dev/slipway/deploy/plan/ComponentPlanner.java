package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.host.Delta;
import dev.slipway.deploy.host.HostManifest;
import dev.slipway.deploy.host.HostWork;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.OwnFiles;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.deploy.host.Seals;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.git.PathPatterns;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the way of one component to a release on one host, from what the host told. Pure: the same inventory gives the
 * same plan, so that a plan is made again just before it runs and compared.
 */
final class ComponentPlanner {
    private final Release release;
    private final Component component;
    private final Repository.Content content;
    private final OwnFiles own;
    private final HostManifest next;
    private final Map<Digest, Optional<HostManifest>> earlier = new ConcurrentHashMap<>();
    private final Map<Optional<Held>, Delta> deltas = new ConcurrentHashMap<>();
    private final Map<HostManifest, Against> compared = new ConcurrentHashMap<>();
    private final Contents contents;
    private final ReleaseRunning running;
    private final SecretValues secrets;

    /** @param running how the releases run that may be live before */
    ComponentPlanner(
            Release release,
            Component component,
            Map<String, String> variables,
            SecretValues secrets,
            Contents contents,
            ReleaseRunning running) {
        this.secrets = secrets;
        this.release = release;
        this.component = component;
        this.contents = contents;
        this.running = running;
        this.content = contents.of(component, release.revision());
        this.own = OwnFiles.of(component, variables);
        this.next = HostManifest.of(content, own);
    }

    /** Whether the release has any files of this component. */
    boolean hasFiles() {
        return !content.manifest().files().isEmpty();
    }

    /** Bytes that the release takes on the host. */
    long bytes() {
        return next.bytes();
    }

    /** The way on this host to this directory. */
    Prepared plan(RootInventory host, String directory) {
        Optional<InstalledRelease> live = host.liveRelease();
        Optional<HostManifest> liveManifest = live.flatMap(this::manifest);
        Optional<Base> base = base(host, live);
        Delta delta = deltas.computeIfAbsent(base.map(Base::held), this::delta);
        Optional<Against> against = liveManifest.map(m -> compared.computeIfAbsent(m, this::against));
        Seals seals = live.flatMap(InstalledRelease::complete)
                .map(InstalledRelease.Complete::seals)
                .orElse(Seals.NONE);
        SortedMap<String, SecretChange> changes = secrets.changes(seals);
        boolean needed = against.map(Against::restart).orElse(true)
                || changes.values().stream().anyMatch(change -> change != SecretChange.SAME);
        boolean restart = needed && component.running().restart().isPresent();
        Optional<ComponentPlan.Back> back = live.map(ComponentPlanner::liveRelease)
                .map(l -> ComponentPlan.Back.to(l, running.of(component, l.release()), needed));
        StepCommands commands = new StepCommands(component, directory, back, restart);
        List<String> remove = remove(host, directory);
        ComponentPlan plan = new ComponentPlan(
                component,
                directory,
                next.digest(),
                new ComponentPlan.Transfer(
                        next.files(),
                        next.bytes(),
                        delta.sentFiles(),
                        delta.sentBytes(),
                        against.map(Against::removed).orElse(0),
                        live.map(InstalledRelease::wrong).orElse(Set.of()).stream()
                                .sorted()
                                .toList(),
                        changes),
                back,
                restart,
                commands.ofDeployment(release, next.digest(), base.map(Base::directory), remove),
                remove);
        return new Prepared(
                plan, base.map(Base::directory), new HostWork.Cargo(delta, content, own, secrets.files(seals)));
    }

    private record Base(String directory, Held held) {}

    /** What a release on a host holds, and which paths of it do not hold what they should. */
    private record Held(HostManifest manifest, Set<String> wrong) {}

    private Delta delta(Optional<Held> base) {
        return Delta.between(
                next, base.map(Held::manifest), base.map(Held::wrong).orElse(Set.of()));
    }

    /** What differs from a live release: whether that asks for a restart, and how many files go away. */
    private record Against(boolean restart, int removed) {}

    private Against against(HostManifest live) {
        Set<String> changed = next.differences(live);
        PathPatterns staticFiles = new PathPatterns(component.running().staticFiles());
        return new Against(
                changed.isEmpty() || !changed.stream().allMatch(staticFiles::matches),
                Math.toIntExact(
                        changed.stream().filter(Predicate.not(next::has)).count()));
    }

    /** A release that was just proven to hold the new one's content already, else the live one. */
    private Optional<Base> base(RootInventory host, Optional<InstalledRelease> live) {
        Optional<InstalledRelease> same = host.releases().stream()
                .filter(r -> r.complete()
                        .filter(c -> c.manifest().equals(next.digest()))
                        .isPresent())
                .filter(ComponentPlanner::sound)
                .max(Comparator.comparingInt(InstalledRelease::sequence));
        return same.or(() -> live)
                .flatMap(r -> manifest(r)
                        .filter(m -> r.wrong().stream().allMatch(m::has))
                        .map(m -> new Base(r.directory(), new Held(m, r.wrong()))));
    }

    private Optional<HostManifest> manifest(InstalledRelease installed) {
        return installed
                .complete()
                .flatMap(c -> earlier.computeIfAbsent(
                        c.manifest(),
                        _ -> contents.kept(component, c.release().revision()).flatMap(c::contents)));
    }

    private static boolean sound(InstalledRelease installed) {
        return installed
                .complete()
                .filter(c -> c.proof() instanceof InstalledRelease.Proof.Sound)
                .isPresent();
    }

    /** Whether a deployment to it once ended well. */
    static boolean verified(InstalledRelease installed) {
        return installed.complete().filter(InstalledRelease.Complete::verified).isPresent();
    }

    static LiveRelease liveRelease(InstalledRelease installed) {
        InstalledRelease.Complete complete = installed.complete().orElseThrow();
        return new LiveRelease(
                complete.release(),
                installed.directory(),
                complete.manifest(),
                complete.since().orElse(Instant.EPOCH));
    }

    /**
     * All that is not kept, and all that was never completed. Kept are this one, what one goes back to from it (the live one,
     * or the one before that where the live one is deployed once more), and of other releases so many: those that were once
     * verified before the others, the newest first. A copy of a release counts only where one gets to it by going back step
     * by step.
     */
    private List<String> remove(RootInventory host, String directory) {
        Predicate<InstalledRelease> needed = r -> r.directory().equals(directory)
                || host.live().filter(r.directory()::equals).isPresent()
                || host.liveRelease()
                        .flatMap(InstalledRelease::complete)
                        .filter(live -> live.manifest().equals(next.digest()))
                        .flatMap(InstalledRelease.Complete::previous)
                        .filter(r.directory()::equals)
                        .isPresent();
        List<InstalledRelease> old = host.releases().stream()
                .filter(needed.negate())
                .sorted(Comparator.comparing(ComponentPlanner::verified)
                        .thenComparingInt(InstalledRelease::sequence)
                        .reversed())
                .toList();
        Set<String> wayBack = wayBack(host);
        Set<Revision> known = host.releases().stream()
                .filter(needed.or(r -> wayBack.contains(r.directory())))
                .flatMap(ComponentPlanner::revision)
                .collect(Collectors.toCollection(HashSet::new));
        known.add(release.revision());
        List<InstalledRelease> kept = old.stream()
                .filter(r -> revision(r).anyMatch(known::add) || wayBack.contains(r.directory()))
                .limit(component.keep())
                .toList();
        return old.stream()
                .filter(Predicate.not(kept::contains))
                .map(InstalledRelease::directory)
                .toList();
    }

    /** The directories that were live one before the other. */
    private static Set<String> wayBack(RootInventory host) {
        Set<String> way = new HashSet<>();
        Optional<String> at = host.live();
        while (at.filter(way::add).isPresent()) {
            at = host.complete(at.get())
                    .flatMap(InstalledRelease::complete)
                    .flatMap(InstalledRelease.Complete::previous);
        }
        return way;
    }

    private static Stream<Revision> revision(InstalledRelease installed) {
        return installed.complete().map(complete -> complete.release().revision()).stream();
    }
}
