package dev.slipway.app;

import dev.slipway.app.RollbackMeter.Kept;
import dev.slipway.deploy.Answer;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.InstalledRelease.Complete;
import dev.slipway.deploy.host.InstalledRelease.Proof;
import dev.slipway.deploy.plan.Configurations;
import dev.slipway.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one could go back to after a plan: what its hosts show as live, by the answers that it was made from. */
record WayKept(Plan plan, Map<String, Answer> answers, Configurations configurations) {

    /** Nothing is said for a plan that goes back: its hosts were asked to prove another release. */
    Optional<Kept> find() {
        List<Release> live = plan.hosts().stream()
                .flatMap(this::installed)
                .flatMap(component -> component.flatMap(InstalledRelease::complete).stream())
                .map(Complete::release)
                .distinct()
                .toList();
        return plan.mode() == Mode.ROLLBACK || live.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(
                        live.stream().map(Release::name).distinct().collect(Collectors.joining(", ")),
                        count(_ -> true),
                        count(WayKept::proven),
                        plan.hosts().size(),
                        live.stream()
                                .allMatch(release ->
                                        configurations.of(release.revision()).isPresent())));
    }

    /** On how many hosts every component is whole, and so. */
    private int count(Predicate<Complete> wanted) {
        return (int) plan.hosts().stream()
                .filter(host -> installed(host)
                        .allMatch(component -> component
                                .flatMap(InstalledRelease::complete)
                                .filter(wanted)
                                .isPresent()))
                .count();
    }

    private static boolean proven(Complete live) {
        return live.verified() && live.proof() instanceof Proof.Sound;
    }

    /** What is live of each component on a host. */
    private Stream<Optional<InstalledRelease>> installed(HostPlan host) {
        return host.components().stream()
                .map(component -> answers.get(host.host().name()) instanceof Answer.Told(var inventory)
                        ? inventory.root(component.component().root()).liveRelease()
                        : Optional.empty());
    }
}
