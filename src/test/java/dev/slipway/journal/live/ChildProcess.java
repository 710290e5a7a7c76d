package dev.slipway.journal.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An {@link AppendingProcess} that a test has started, and what it has acknowledged. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final Map<String, Long> acknowledged = new TreeMap<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static ChildProcess start(Path directory, String name, int threads, int each) throws IOException {
        return new ChildProcess(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        directory.toString(),
                        name,
                        String.valueOf(threads),
                        String.valueOf(each)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it has acknowledged so many more. */
    void awaitAcknowledged(int more) throws IOException {
        int wanted = acknowledged.size() + more;
        while (acknowledged.size() < wanted && read()) {}
        if (acknowledged.size() < wanted) {
            throw new IOException("The process ended after " + acknowledged.size() + " entries");
        }
    }

    /** Ends it as {@code kill -9} does, and reads what it still said; its own method for that would lose the pipe. */
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        drain();
        process.waitFor();
    }

    /** Waits for its own end, and returns its exit status. */
    int awaitEnd() throws IOException, InterruptedException {
        drain();
        return process.waitFor();
    }

    /** The subjects that it has acknowledged, with the sequences of their entries. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void drain() throws IOException {
        while (read()) {}
    }

    private boolean read() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return false;
        }
        int space = line.indexOf(' ');
        acknowledged.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
        return true;
    }
}
