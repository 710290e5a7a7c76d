package dev.slipway.bench;

import dev.slipway.bench.Figures.Cell;
import dev.slipway.bench.Peer.Insight;
import dev.slipway.ssh.Connection.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deploys two releases to real servers and rolls back: Slipway beside Capistrano and a shell script, in one run. */
@Command(
        name = "DeployBenchmark",
        mixinStandardHelpOptions = true,
        description = "Deploy v1, deploy v2, roll back: seconds by peer and number of hosts.")
final class DeployBenchmark implements Callable<Integer> {
    private static final List<String> PROGRAMS =
            List.of("/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/git", "/usr/bin/unshare", "/usr/bin/cap");

    @Option(names = "--hosts", split = ",", description = "numbers of hosts (default: ${DEFAULT-VALUE})")
    private List<Integer> counts = List.of(1, 4, 16);

    @Option(names = "--rounds", description = "rounds, of which the median counts (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--peers", split = ",", description = "only these: open, fresh, capistrano, floor")
    private List<String> wanted = List.of("open", "fresh", "capistrano", "floor");

    private final Path home = Path.of(System.getProperty("slipway.home"));
    private final Figures figures = new Figures();

    private DeployBenchmark() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DeployBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> missing =
                PROGRAMS.stream().filter(p -> !Files.isExecutable(Path.of(p))).toList();
        if (!missing.isEmpty() || !System.getProperty("user.name").equals("root")) {
            System.err.println("This benchmark runs as root, for each host has files of its own, and needs "
                    + String.join(", ", PROGRAMS) + " (Debian: openssh-server, git, util-linux, capistrano)"
                    + (missing.isEmpty() ? "." : "; missing: " + String.join(", ", missing) + "."));
            return 2;
        }
        Hosts hosts = Hosts.start(Collections.max(counts));
        Sample sample = Sample.make(hosts.work().resolve("sample"), configuration(hosts));
        System.err.printf(
                "%d files, %d bytes; two releases that differ in %d files%n",
                sample.files(Sample.FIRST),
                sample.bytes(Sample.FIRST),
                sample.git("diff", "--name-only", Sample.FIRST, Sample.SECOND)
                        .lines()
                        .count());
        try (OpenSlipway open = OpenSlipway.open(hosts, sample)) {
            Floor floor = new Floor(hosts, sample, home.resolve("src/bench/floor.sh"));
            Capistrano capistrano = new Capistrano(hosts, sample, home.resolve("src/bench/capistrano"));
            FreshSlipway fresh = new FreshSlipway(hosts, sample, home.resolve("slipway"));
            warm(open, hosts, hosts.list().subList(0, Collections.min(counts)));
            for (int count : counts) {
                rounds(hosts, hosts.list().subList(0, count), chosen(open, fresh, capistrano, floor, count));
            }
        }
        new Report(figures).lines().forEach(System.out::println);
        return 0;
    }

    /** A window that is open has run for a while: its first deployment in this process is not measured. */
    private static void warm(OpenSlipway open, Hosts hosts, List<Sshd> few) throws IOException, InterruptedException {
        hosts.empty();
        open.ready(Sample.FIRST, few);
        open.deploy(Sample.FIRST, few);
        open.deploy(Sample.SECOND, few);
        open.rollback(few);
    }

    /** A fresh process is measured on one host only. */
    private List<Peer> chosen(Peer open, Peer fresh, Peer capistrano, Peer floor, int hosts) {
        List<Peer> peers = new ArrayList<>();
        add(peers, "open", open);
        if (hosts == 1) {
            add(peers, "fresh", fresh);
        }
        add(peers, "capistrano", capistrano);
        add(peers, "floor", floor);
        return peers;
    }

    private void add(List<Peer> peers, String name, Peer peer) {
        if (wanted.contains(name)) {
            peers.add(peer);
        }
    }

    /** The peers take turns; every round begins with another. */
    private void rounds(Hosts hosts, List<Sshd> some, List<Peer> peers) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < peers.size(); i++) {
                Peer peer = peers.get((i + round) % peers.size());
                hosts.empty();
                for (Act act : Act.values()) {
                    Cost cost = measured(peer, act, some);
                    figures.add(new Cell(peer.name(), some.size(), act), cost);
                    System.err.printf(
                            "round %d, %d hosts, %s, %s: %.3f s%n",
                            round + 1, some.size(), peer.name(), act.words(), cost.seconds());
                }
            }
        }
    }

    private static Cost measured(Peer peer, Act act, List<Sshd> some) throws IOException, InterruptedException {
        if (act != Act.ROLLBACK) {
            peer.ready(act.live(), some);
        }
        Duration busy = busy(some);
        long begin = System.nanoTime();
        Insight insight = act == Act.ROLLBACK ? peer.rollback(some) : peer.deploy(act.live(), some);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double hostSeconds = busy(some).minus(busy).toMillis() / 1e3;
        for (Sshd host : some) {
            if (!host.live(peer.directory()).equals(act.live())) {
                throw new IllegalStateException(
                        peer.name() + " left " + host.live(peer.directory()) + " live after " + act.words());
            }
        }
        return new Cost(
                seconds,
                hostSeconds,
                most(insight, t -> t.sent() + t.received()),
                most(insight, Traffic::roundTrips),
                insight.laps());
    }

    private static long most(Insight insight, ToLongFunction<Traffic> count) {
        return insight.traffic().stream().mapToLong(count).max().orElse(0);
    }

    private static Duration busy(List<Sshd> some) throws IOException {
        Duration sum = Duration.ZERO;
        for (Sshd host : some) {
            sum = sum.plus(host.busy());
        }
        return sum;
    }

    private String configuration(Hosts hosts) {
        return """
                schema: 1
                project: bench
                environments:
                """
                + counts.stream().map(count -> environment(hosts, count)).collect(Collectors.joining())
                + """
                components:
                  app: { group: app, root: %s, files: ["**"] }
                """.formatted(hosts.root(OpenSlipway.DIRECTORY));
    }

    private static String environment(Hosts hosts, int count) {
        return """
                  hosts-%d:
                    tier: testing
                    batches: { size: 100%% }
                    hosts:
                """.formatted(count)
                + IntStream.range(0, count)
                        .mapToObj(i -> "      - { name: host-%d, address: \"127.0.0.1:%d\", groups: [app] }%n"
                                .formatted(i, hosts.list().get(i).port()))
                        .collect(Collectors.joining());
    }
}
