package dev.slipway.ui;

import dev.slipway.app.Board;
import dev.slipway.app.Coming;
import dev.slipway.app.Comparison;
import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.Outlook;
import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.ComponentPlan.Back;
import dev.slipway.deploy.ComponentPlan.PlannedCommand;
import dev.slipway.deploy.ComponentPlan.Transfer;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Policy;
import dev.slipway.deploy.Target;
import dev.slipway.git.Commit;
import dev.slipway.git.FileChange;
import dev.slipway.git.Person;
import dev.slipway.project.Address;
import dev.slipway.project.Component;
import dev.slipway.project.Health;
import dev.slipway.project.Host;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.Tier;
import dev.slipway.project.condition.Condition;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Records as a small shop has them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-21T16:05:00Z");

    private Samples() {}

    /** A release of this tag, such as v1.8.0. */
    public static Release release(String tag) {
        return new Release(revision(tag), Optional.of(tag), Version.parse(tag.substring(1)));
    }

    /** The revision that stands for a text. */
    public static Revision revision(String text) {
        return new Revision(digest(text).hex().substring(0, 40));
    }

    public static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names such as web-1, web-2, web-3. */
    public static List<String> names(String prefix, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> prefix + "-" + i).toList();
    }

    /** A deployment of a release to an environment where another was live, one host a batch. */
    public static Plan plan(String environment, Tier tier, List<String> hosts, String release) {
        return plan(environment, tier, hosts, release, Mode.DEPLOY, Rollout.OnFailure.ROLLBACK);
    }

    public static Plan plan(
            String environment, Tier tier, List<String> hosts, String release, Mode mode, Rollout.OnFailure onFailure) {
        return plan(environment, tier, hosts, release(release), mode, onFailure);
    }

    /** The same for a release of a real repository. */
    public static Plan plan(
            String environment,
            Tier tier,
            List<String> hosts,
            Release release,
            Mode mode,
            Rollout.OnFailure onFailure) {
        List<Host> all = hosts.stream().map(Samples::host).toList();
        CheckAfter smoke = new CheckAfter(
                "smoke",
                Optional.of(URI.create("http://127.0.0.1:8080/orders")),
                Optional.empty(),
                List.of(new Condition("[status] == 200")));
        return new Plan(
                "shop-api",
                new Target(environment, tier, all.getFirst()),
                mode,
                release,
                digest("configuration"),
                hosts.stream().map(List::of).toList(),
                all.stream().map(host -> hostPlan(host, release.name())).toList(),
                new Policy(Duration.ofSeconds(10), 0, onFailure, Rollout.Unreachable.ABORT, List.of(smoke)));
    }

    private static Host host(String name) {
        return new Host(name, new Address("deploy", name + ".internal", 22), Set.of("web"), Optional.empty());
    }

    private static HostPlan hostPlan(Host host, String release) {
        String directory =
                "releases/12-" + release + "-" + release(release).revision().abbreviated();
        LiveRelease before = new LiveRelease(
                release("v1.7.3"), "releases/11-v1.7.3-9f3c1aa", digest("before"), NOW.minus(Duration.ofDays(6)));
        List<PlannedCommand> commands = List.of(
                new PlannedCommand(Phase.PREFLIGHT, false, "test -w /srv/shop-api && df -Pk /srv/shop-api"),
                new PlannedCommand(
                        Phase.SWITCH, false, "ln -sfn " + directory + " current.next && mv -T current.next current"),
                new PlannedCommand(Phase.RESTART, false, "systemctl restart shop-api"));
        return new HostPlan(
                host,
                List.of(new ComponentPlan(
                        web(),
                        directory,
                        digest(release),
                        new Transfer(3012, 30_400_000, 23, 412_000, 2, List.of(), Map.of()),
                        Optional.of(new Back(before, web().running(), true)),
                        true,
                        commands,
                        List.of("releases/6-v1.6.1-1c2d3e4"))));
    }

    private static Component web() {
        Health health = new Health(
                URI.create("http://127.0.0.1:8080/health"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                3,
                List.of(new Condition("[status] == 200"), new Condition("[latency] < 5s")));
        return new Component(
                "web",
                "web",
                Component.Strategy.RELEASES,
                "/srv/shop-api",
                List.of("src/**"),
                new Component.Shared(List.of("uploads"), List.of(".env")),
                5,
                new Component.Running(
                        Optional.of("systemctl restart shop-api"),
                        List.of("public/**"),
                        Optional.of(health),
                        Duration.ofSeconds(30)));
    }

    /** What production would get with v1.8.0. */
    public static Review promotion() {
        return review(plan("production", Tier.PRODUCTION, names("web", 3), "v1.8.0"), 6, 23, 0);
    }

    public static Review review(Plan plan, int coming, int files, int goingAway) {
        return new Review(
                plan,
                new Comparison(
                        Optional.of(release("v1.7.3")),
                        plan.release(),
                        commits(coming),
                        commits(goingAway),
                        coming,
                        goingAway,
                        files(files),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Outlook.of(Optional.empty()),
                Coming.NONE);
    }

    /** This many commits, newest first. */
    public static List<Commit> commits(int number) {
        List<String> subjects = List.of(
                "feat: checkout keeps the cart when a payment fails",
                "feat(account): order history",
                "fix: retry the stock service once before answering 503",
                "perf: load order lines in one query",
                "fix!: time zone of the delivery slot",
                "chore: bump the base image",
                "Merge branch 'feature/cart' with a subject that is a good deal longer than any table will ever be wide");
        List<String> authors = List.of("Ben Okafor", "Li Wei", "Ana Maria de Souza Carvalho");
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    String subject = subjects.get(i % subjects.size());
                    Person author = new Person(authors.get(i % authors.size()), "someone@shop.example");
                    Instant at = NOW.minus(Duration.ofHours(2 + 5L * i));
                    return new Commit(
                            revision("commit " + i),
                            subject,
                            subject,
                            author,
                            at,
                            author,
                            at,
                            List.of(revision("commit " + (i + 1))));
                })
                .toList();
    }

    private static List<FileChange> files(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> switch (i % 5) {
                    case 0 ->
                        new FileChange(
                                FileChange.Kind.ADDED, "src/cart/step" + i + ".js", Optional.empty(), 40, 0, false);
                    case 1 ->
                        new FileChange(
                                FileChange.Kind.RENAMED,
                                "src/orders/history-of-all-orders-of-one-account-" + i + ".js",
                                Optional.of("src/orders/list.js"),
                                3,
                                1,
                                false);
                    case 2 ->
                        new FileChange(
                                FileChange.Kind.DELETED, "src/old/poll" + i + ".js", Optional.empty(), 0, 88, false);
                    case 3 ->
                        new FileChange(
                                FileChange.Kind.MODIFIED, "public/logo" + i + ".png", Optional.empty(), 0, 0, true);
                    default ->
                        new FileChange(
                                FileChange.Kind.MODIFIED,
                                "src/stock/client" + i + ".js",
                                Optional.empty(),
                                12,
                                7,
                                false);
                })
                .toList();
    }

    /** What the hosts answered: this health each, in order, the last one for the rest. */
    public static EnvironmentStatus status(String environment, List<String> hosts, Board.Health... healths) {
        return new EnvironmentStatus(
                environment,
                NOW.minusSeconds(5),
                IntStream.range(0, hosts.size())
                        .mapToObj(i -> hostStatus(hosts.get(i), healths[Math.min(i, healths.length - 1)]))
                        .toList(),
                Optional.empty(),
                List.of());
    }

    private static EnvironmentStatus.HostStatus hostStatus(String host, Board.Health health) {
        String detail = switch (health) {
            case HEALTHY -> "200 in 31 ms";
            case UNCHECKED -> "no health check";
            case SLOW -> "200 in 1.2 s";
            case FAILING -> "502 in 8 ms";
            case NOT_DEPLOYED, UNKNOWN -> "";
        };
        return new EnvironmentStatus.HostStatus(
                host,
                java.util.Map.of(),
                health,
                detail,
                health == Board.Health.UNKNOWN
                        ? Optional.of("no answer from " + host + ".internal:22 within 10 s")
                        : Optional.empty());
    }
}
