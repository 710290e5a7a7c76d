package dev.slipway.demo;

import dev.slipway.app.Board;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Verdict;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.journal.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The whole journey of a release, by the use cases that the window and the command line share: to staging, to production
 * in batches, a broken release that goes back by itself, a rollback by hand, and the proof of the trail. Clients ask every
 * production host all the while. Each claim is checked against what the hosts and the trail really say.
 */
public final class Tour {
    private static final String STAGING = "staging";
    private static final String PRODUCTION = "production";
    private static final int REQUESTS_A_SECOND = 60;
    private static final double FEWEST_A_SECOND = 50;

    private final DemoWorld world;
    private final Workspace workspace;
    private final Consumer<String> account;
    private final Consumer<Moment> onlooker;
    private final Journey journey;
    private final List<String> untrue = new ArrayList<>();

    /**
     * Makes a tour.
     *
     * @param workspace the world's project
     * @param account takes the lines that a person reads
     * @param onlooker is told where the tour stands, and may look at leisure
     */
    public Tour(DemoWorld world, Workspace workspace, Consumer<String> account, Consumer<Moment> onlooker) {
        this.world = world;
        this.workspace = workspace;
        this.account = account;
        this.onlooker = onlooker;
        this.journey = new Journey(workspace, onlooker);
    }

    /**
     * What was counted.
     *
     * @param untrue what did not hold, in the words of the account; empty when all of it is true
     */
    public record Result(
            int deployments, long rolledBack, long failed, long requests, Verification trail, List<String> untrue) {

        /** The last line of the account. */
        public String line() {
            String proof = switch (trail) {
                case Verification.Intact intact -> "trail of " + intact.entries() + " entries verified";
                case Verification.Broken broken -> "trail broken at entry " + broken.sequence();
            };
            return "tour: %d deployments, %d rolled back by itself, %d requests failed of %d, %s"
                    .formatted(deployments, rolledBack, failed, requests, proof);
        }
    }

    /** Goes the whole way. The account's last line is {@link Result#line()}. */
    public Result run() throws InterruptedException {
        account.accept("A project with three environments; each host is an SSH server of this process.");
        new DemoStory(workspace).begin();
        claimServed(PRODUCTION, DemoRepository.IN_PRODUCTION);
        onlooker.accept(new Moment.Living());
        Traffic traffic = Traffic.start(world.hosts(PRODUCTION), REQUESTS_A_SECOND, pages());
        try (traffic) {
            releaseTravels();
            brokenReleaseGoesBack();
            rollbackByHand();
        }
        return counted(traffic.counts());
    }

    private void releaseTravels() throws InterruptedException {
        String next = DemoRepository.IN_STAGING;
        told(next + " to staging", journey.deploy(next, STAGING, "Ready to be looked at"));
        claimServed(STAGING, next);
        DeploymentState promoted = journey.run(workspace.planPromotion(STAGING, PRODUCTION), "Looked good on staging");
        told(next + " from staging to production", promoted);
        claim("The promotion succeeded", Journey.verdict(promoted) == Verdict.SUCCEEDED);
        claim("It went in batches", promoted.batch() > 1);
        claimServed(PRODUCTION, next);
    }

    private void brokenReleaseGoesBack() throws InterruptedException {
        DeploymentState broken = journey.run(workspace.plan(DemoRepository.BROKEN, PRODUCTION), "Asks the warehouse");
        told(DemoRepository.BROKEN + " to production", broken);
        claim("It was rolled back by itself", Journey.verdict(broken) == Verdict.ROLLED_BACK);
        List<String> switched = hostsThatMoved(broken, false);
        claim(
                "Every host that had switched to it went back: " + switched,
                !switched.isEmpty() && hostsThatMoved(broken, true).equals(switched));
        claimServed(PRODUCTION, DemoRepository.IN_STAGING);
    }

    private void rollbackByHand() throws InterruptedException {
        DeploymentState back =
                journey.run(workspace.planRollback(PRODUCTION, Optional.empty()), "Back to what was live before");
        told("Roll back production", back);
        claim("The rollback succeeded", Journey.verdict(back) == Verdict.SUCCEEDED);
        claimServed(PRODUCTION, DemoRepository.IN_PRODUCTION);
        claim("The board says so too", liveOnBoard().equals(Optional.of(DemoRepository.IN_PRODUCTION)));
    }

    private Result counted(List<Traffic.Count> traffic) throws InterruptedException {
        traffic.forEach(this::told);
        List<DeploymentState> deployments = workspace.deployments(Integer.MAX_VALUE);
        long rolledBack = deployments.stream()
                .filter(d -> Journey.verdict(d) == Verdict.ROLLED_BACK)
                .count();
        claim(
                "One deployment was rolled back by itself, all others succeeded",
                rolledBack == 1
                        && deployments.stream()
                                        .filter(d -> Journey.verdict(d) == Verdict.SUCCEEDED)
                                        .count()
                                == deployments.size() - 1);
        long failed = traffic.stream().mapToLong(Traffic.Count::failures).sum();
        claim("No request failed", failed == 0);
        claim(
                "Every production host was asked at least %.0f times a second".formatted(FEWEST_A_SECOND),
                traffic.stream().allMatch(count -> count.rate() >= FEWEST_A_SECOND));
        Verification trail = workspace.journal().verify(_ -> {});
        claim("The trail is whole", trail instanceof Verification.Intact);
        onlooker.accept(new Moment.Verified(trail));
        long requests = traffic.stream().mapToLong(Traffic.Count::requests).sum();
        Result result = new Result(deployments.size(), rolledBack, failed, requests, trail, List.copyOf(untrue));
        account.accept(result.line());
        return result;
    }

    private static List<String> hostsThatMoved(DeploymentState deployment, boolean back) {
        return deployment.hosts().stream()
                .filter(host -> host.steps().stream()
                        .anyMatch(step -> step.phase() == Phase.SWITCH
                                && step.undo() == back
                                && step.result().equals(Optional.of(Event.StepResult.DONE))))
                .map(DeploymentState.HostState::host)
                .toList();
    }

    /** Asks each host of an environment what it serves. */
    private void claimServed(String environment, String tag) throws InterruptedException {
        List<DemoHost> hosts = world.hosts(environment);
        try (Visitor visitor = new Visitor()) {
            List<String> versions = visitor.versions(hosts);
            claim(
                    "%s serves %s: the hosts answer %s".formatted(environment, tag, versions),
                    versions.equals(Collections.nCopies(hosts.size(), tag.substring(1))));
        }
    }

    private Optional<String> liveOnBoard() {
        return workspace.board().columns().stream()
                .filter(column -> column.environment().equals(PRODUCTION))
                .findFirst()
                .flatMap(Board.Column::live)
                .map(live -> live.release().name());
    }

    /** The start pages of all releases: what a visitor may see. */
    private Set<String> pages() {
        try (Repository repository = Repositories.open(world.place().project())) {
            return repository.tags().stream()
                    .map(Tag::revision)
                    .flatMap(revision -> repository.file(revision, "public/index.html").stream())
                    .map(page -> new String(page, StandardCharsets.UTF_8))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private void claim(String sentence, boolean holds) {
        account.accept((holds ? "  ok        " : "  NOT TRUE  ") + sentence);
        if (!holds) {
            untrue.add(sentence);
        }
    }

    private void told(String sentence, DeploymentState deployment) {
        Duration took = deployment
                .ended()
                .map(end -> Duration.between(deployment.started().at(), end.at()))
                .orElse(Duration.ZERO);
        account.accept("%s, %.1f s: %s"
                .formatted(
                        sentence,
                        took.toMillis() / 1000.0,
                        deployment.ended().map(Event.Ended::reason).orElse("")));
    }

    private void told(Traffic.Count count) {
        account.accept("%s answered %d requests, %.0f a second, %d failed%s; mean %d ms, slowest %d ms"
                .formatted(
                        count.host(),
                        count.requests(),
                        count.rate(),
                        count.failures(),
                        count.firstFailure()
                                .map(failure -> " (first: " + failure + ")")
                                .orElse(""),
                        count.mean().toMillis(),
                        count.slowest().toMillis()));
    }
}
