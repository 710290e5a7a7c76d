package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The hosts of a benchmark, and one more server that the hosts can fetch from; one key may log in everywhere.
 *
 * @param work directory of the benchmark
 */
record Hosts(Path work, List<Sshd> list, Sshd origin) {

    /**
     * Starts so many hosts; needs to be root, for each of them has files of its own at one path. They end with this
     * process, and nothing of them stays.
     */
    static Hosts start(int count) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("slipway-bench");
        Program here = Program.in(work);
        Files.createDirectories(Path.of("/run/sshd"));
        Path key = work.resolve("key");
        here.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bench", "-f", key.toString());
        Path mount = Files.createDirectories(work.resolve("srv"));
        List<Sshd> started = new CopyOnWriteArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(work, started)));
        List<String> known = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            Path directory = Files.createDirectories(work.resolve("hosts").resolve("host-" + i));
            Sshd sshd = Sshd.start(directory, mount, work.resolve("key.pub"));
            started.add(sshd);
            known.add(sshd.knownHost());
        }
        Hosts hosts = new Hosts(work, List.copyOf(started.subList(1, started.size())), started.getFirst());
        Files.write(hosts.knownHosts(), known);
        Files.write(hosts.sshConfig(), hosts.clientLines());
        return hosts;
    }

    private List<String> clientLines() {
        return List.of(
                "User " + user(),
                "IdentityFile " + key(),
                "IdentitiesOnly yes",
                "UserKnownHostsFile " + knownHosts(),
                "BatchMode yes",
                "ControlPath " + work.resolve("master-%p"));
    }

    String user() {
        return System.getProperty("user.name");
    }

    Path key() {
        return work.resolve("key");
    }

    Path knownHosts() {
        return work.resolve("known_hosts");
    }

    /** Configuration of OpenSSH's client for these hosts. */
    Path sshConfig() {
        return work.resolve("ssh_config");
    }

    /** The path of a peer's files, the same on every host. */
    Path root(String peer) {
        return work.resolve("srv").resolve(peer);
    }

    /** What the peers' own files read about where to deploy. */
    Map<String, String> environment(String peer, List<Sshd> some) {
        return Map.of(
                "BENCH_ROOT",
                root(peer).toString(),
                "BENCH_PORTS",
                some.stream().map(s -> Integer.toString(s.port())).collect(Collectors.joining(" ")),
                "BENCH_SSH_CONFIG",
                sshConfig().toString(),
                "BENCH_KEY",
                key().toString(),
                "BENCH_KNOWN_HOSTS",
                knownHosts().toString(),
                "BENCH_USER",
                user());
    }

    /** Removes what was deployed, and lets the disk come to rest. */
    void empty() throws IOException, InterruptedException {
        for (Sshd host : list) {
            Program.in(host.files()).run("find", ".", "-mindepth", "1", "-delete");
        }
        Program.in(work).run("sync");
    }

    private static void clear(Path work, List<Sshd> started) {
        started.forEach(Sshd::close);
        try {
            Program.in(Path.of("/")).run("rm", "-rf", work.toString());
        } catch (IOException | InterruptedException e) {
            System.err.println("Left behind: " + work + " (" + e.getMessage() + ")");
        }
    }
}
