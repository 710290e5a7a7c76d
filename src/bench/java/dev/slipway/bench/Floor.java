package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A shell script with parallel OpenSSH, one warm connection a host, and tar: nothing checked, nothing recorded. */
record Floor(Hosts hosts, Sample sample, Path script) implements Peer {
    @Override
    public String name() {
        return "floor";
    }

    /** The connections stay open until the hosts end. */
    @Override
    public void ready(String tag, List<Sshd> some) throws IOException, InterruptedException {
        for (Sshd host : some) {
            ssh(host, "-o", "ControlMaster=auto", "-o", "ControlPersist=yes", "127.0.0.1", "true");
        }
    }

    @Override
    public Insight deploy(String tag, List<Sshd> some) throws IOException, InterruptedException {
        return script(some, "deploy", tag);
    }

    @Override
    public Insight rollback(List<Sshd> some) throws IOException, InterruptedException {
        return script(some, "back", Sample.FIRST);
    }

    private Insight script(List<Sshd> some, String act, String tag) throws IOException, InterruptedException {
        new Program(sample.path(), hosts.environment(name(), some)).run(script.toString(), act, tag);
        return Insight.NONE;
    }

    private void ssh(Sshd host, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("ssh", "-F", hosts.sshConfig().toString(), "-p", Integer.toString(host.port())));
        command.addAll(List.of(arguments));
        Program.in(hosts.work()).run(command.toArray(String[]::new));
    }
}
