package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Capistrano with its git plugin: each host fetches over SSH from a bare repository and keeps a mirror of it. */
record Capistrano(Hosts hosts, Sample sample, Path project) implements Peer {
    @Override
    public String name() {
        return "capistrano";
    }

    /** The bare repository holds the release, and not yet the next one. */
    @Override
    public void ready(String tag, List<Sshd> some) throws IOException, InterruptedException {
        Program here = Program.in(hosts.work());
        if (tag.equals(Sample.FIRST)) {
            here.run("rm", "-rf", origin().toString());
            here.run("git", "init", "-q", "--bare", "-b", "main", origin().toString());
        }
        sample.git("push", "-q", origin().toString(), tag + "^{commit}:refs/heads/main", tag);
    }

    private Path origin() {
        return hosts.work().resolve("origin.git");
    }

    @Override
    public Insight deploy(String tag, List<Sshd> some) throws IOException, InterruptedException {
        return cap("deploy", tag, some);
    }

    @Override
    public Insight rollback(List<Sshd> some) throws IOException, InterruptedException {
        return cap("deploy:rollback", Sample.SECOND, some);
    }

    private Insight cap(String task, String tag, List<Sshd> some) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(hosts.environment(name(), some));
        environment.put("BENCH_TAG", tag);
        environment.put(
                "BENCH_ORIGIN",
                "ssh://%s@127.0.0.1:%d%s".formatted(hosts.user(), hosts.origin().port(), origin()));
        Path log = Files.createDirectories(hosts.work().resolve("cap"));
        environment.put("BENCH_LOG", log.resolve("capistrano.log").toString());
        new Program(project, environment).run("cap", "bench", task);
        return Insight.NONE;
    }
}
