package dev.slipway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What this process needs. */
final class Memory {
    private Memory() {}

    /** Heap after a collection, in MB. */
    static double heap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /** What the process takes of the machine, with the pages of files that are mapped. */
    static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .collect(Collectors.joining(", "))
                : "";
    }
}
