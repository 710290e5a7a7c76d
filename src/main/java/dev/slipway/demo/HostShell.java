package dev.slipway.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs command lines of a host with the machine's own {@code sh}: in the host's home directory, with a small environment
 * of its own. Remembers what it started, so that nothing outlives the host.
 */
final class HostShell implements AutoCloseable {
    private final Path home;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    HostShell(Path home) {
        this.home = home;
    }

    /** Starts {@code sh -c line}, its three streams as pipes. */
    Process start(String line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("USER", DemoHost.USER);
        environment.put("LOGNAME", DemoHost.USER);
        environment.put("SHELL", "/bin/sh");
        environment.put("LANG", "C.UTF-8");
        Process process = builder.start();
        running.removeIf(started -> !started.isAlive());
        running.add(process);
        return process;
    }

    /**
     * Hangs up, as a lost terminal does: the process and its children get SIGHUP. What was started under {@code nohup}
     * goes on.
     */
    static void hangUp(Process process) throws IOException {
        signal("HUP", tree(process).toList());
    }

    /** Sends a signal, by its POSIX name without SIG, to the process and its children. */
    static void signal(String name, Process process) throws IOException {
        signal(name, tree(process).toList());
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$@\" 2>/dev/null", "sh", name));
        processes.forEach(process -> words.add(Long.toString(process.pid())));
        new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Stream<ProcessHandle> tree(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    /**
     * Ends all that still runs. What left its parent is found on Linux by its HOME, through {@code /proc} (proc(5));
     * elsewhere it ends by itself.
     */
    @Override
    public void close() {
        List<ProcessHandle> ending = Stream.concat(
                        List.copyOf(running).stream().flatMap(HostShell::tree),
                        ProcessHandle.allProcesses().filter(this::livesHere))
                .distinct()
                .toList();
        ending.forEach(ProcessHandle::destroyForcibly);
        ending.forEach(process -> process.onExit().join());
    }

    private boolean livesHere(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        if (!Files.isReadable(environment)) {
            return false;
        }
        try {
            String variables = "\0" + Files.readString(environment, StandardCharsets.ISO_8859_1);
            byte[] mark = home.toString().getBytes(StandardCharsets.UTF_8);
            return variables.contains("\0HOME=" + new String(mark, StandardCharsets.ISO_8859_1) + "\0");
        } catch (IOException _) {
            return false; // it ended meanwhile, or it is another user's
        }
    }
}
