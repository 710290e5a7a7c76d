package dev.slipway.logs.source;

import dev.slipway.ssh.RealSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real journald in a namespace of its own, and programs that write to it as those of units. A test that starts one is skipped
 * where that is not possible.
 */
final class RealJournal implements AutoCloseable {
    private static final Path JOURNALD = Path.of("/lib/systemd/systemd-journald");

    /** What journald tells units by: the hierarchy of control groups that is its own. */
    private static final List<Path> GROUPS = List.of(Path.of("/sys/fs/cgroup/unified"), Path.of("/sys/fs/cgroup"));

    private final String namespace;
    private final Path groups;
    private final Process process;

    private RealJournal(String namespace, Path groups, Process process) {
        this.namespace = namespace;
        this.groups = groups;
        this.process = process;
    }

    static RealJournal start() throws IOException {
        Path groups = GROUPS.stream()
                .filter(group -> Files.isWritable(group.resolve("cgroup.procs")))
                .findFirst()
                .orElse(Path.of("/"));
        Assumptions.assumeTrue(
                Files.isExecutable(JOURNALD) && Files.isWritable(groups.resolve("cgroup.procs")),
                "This machine has no journald that this user may start");
        String namespace = "slipway-" + ProcessHandle.current().pid();
        RealJournal journal = new RealJournal(
                namespace,
                groups,
                new ProcessBuilder(JOURNALD.toString(), namespace)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
        Awaitility.await("journald listens").until(() -> Files.exists(journal.socket()));
        return journal;
    }

    private Path socket() {
        return Path.of("/run/systemd/journal." + namespace + "/dev-log");
    }

    /** Makes a journalctl that knows only this one, in a directory of programs. */
    void program(Path programs) throws IOException {
        Path program = programs.resolve("journalctl");
        Files.writeString(program, "#!/bin/sh\nexec /usr/bin/journalctl --namespace=" + namespace + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Writes lines as a program of a unit. */
    void write(String unit, String priority, String... lines) throws IOException, InterruptedException {
        Path group = Files.createDirectories(groups.resolve("system.slice").resolve(unit));
        Path text = Files.createTempFile("slipway", ".txt");
        try {
            Files.write(text, List.of(lines), StandardCharsets.ISO_8859_1);
            RealSshd.run(List.of(
                    "sh",
                    "-c",
                    // journald asks the kernel whose message it is when it reads it: the program has to live until then
                    "echo $$ >\"$1/cgroup.procs\" && { cat \"$4\"; sleep 1; }"
                            + " | logger --socket \"$2\" --tag shop --priority \"$3\"",
                    "write",
                    group.toString(),
                    socket().toString(),
                    "user." + priority,
                    text.toString()));
        } finally {
            Files.delete(text);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        remove(groups.resolve("system.slice"), true);
        for (String directory : List.of("/var/log/journal", "/run/log/journal", "/run/systemd")) {
            if (Files.isDirectory(Path.of(directory))) {
                try (Stream<Path> below = Files.list(Path.of(directory))) {
                    for (Path own : below.filter(path -> path.toString().endsWith("." + namespace))
                            .toList()) {
                        remove(own, false);
                    }
                }
            }
        }
    }

    /** Of control groups only the directories can be removed. */
    private static void remove(Path root, boolean directories) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!directories || Files.isDirectory(path)) {
                    Files.delete(path);
                }
            }
        }
    }
}
