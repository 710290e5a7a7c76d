package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./slipway} as a process of its own for each act: from the start of its script to its end. */
record FreshSlipway(Hosts hosts, Sample sample, Path script) implements Peer {
    @Override
    public String name() {
        return "slipway, fresh process";
    }

    @Override
    public String directory() {
        return OpenSlipway.DIRECTORY;
    }

    /** The key and the known hosts, named as OpenSSH names them. */
    @Override
    public void ready(String tag, List<Sshd> some) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(files());
        Files.createDirectories(files(Path.of(System.getProperty("user.home"))));
        Program here = Program.in(hosts.work());
        here.run(
                "cp",
                "-p",
                hosts.key().toString(),
                directory.resolve("id_ed25519").toString());
        here.run(
                "cp",
                hosts.knownHosts().toString(),
                directory.resolve("known_hosts").toString());
    }

    private Path files() {
        return files(hosts.work().resolve("home"));
    }

    private static Path files(Path home) {
        return home.resolve(".ssh");
    }

    @Override
    public Insight deploy(String tag, List<Sshd> some) throws IOException, InterruptedException {
        return slipway("deploy", tag, "--to", OpenSlipway.environment(some));
    }

    @Override
    public Insight rollback(List<Sshd> some) throws IOException, InterruptedException {
        return slipway("rollback", OpenSlipway.environment(some));
    }

    /** OpenSSH's client, which is asked how to reach a host, looks into the account's home: there they lie for it alone. */
    private Insight slipway(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"",
                "sh",
                files().toString(),
                files(Path.of(System.getProperty("user.home"))).toString(),
                script.toString(),
                "--yes"));
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("SLIPWAY_DATA", hosts.work().resolve("data-fresh").toString());
        new Program(sample.path(), environment).run(command.toArray(String[]::new));
        return Insight.NONE;
    }
}
