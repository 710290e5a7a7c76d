package dev.slipway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs programs of this machine.
 *
 * @param directory where they run
 * @param environment what they find in it beside this process's own
 */
record Program(Path directory, Map<String, String> environment) {

    static Program in(Path directory) {
        return new Program(directory, Map.of());
    }

    /** Runs one to its end; gives what it wrote, and fails where it fails. */
    String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(List.of(command) + " ended with status " + status + ": " + output);
        }
        return output;
    }
}
