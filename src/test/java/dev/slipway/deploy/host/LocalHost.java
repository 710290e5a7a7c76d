package dev.slipway.deploy.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A component's root on this machine, where a real sh runs the scripts of the phases. */
record LocalHost(Path root) {

    /** How a script ended. */
    record Result(int status, String output, String errors) {}

    LocalHost {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "This machine has no sh");
    }

    /** An empty complete release. */
    Path release(String directory) throws IOException {
        Path own = Files.createDirectories(root.resolve(directory + "/.slipway"));
        for (String name : List.of("env", "manifest", "complete")) {
            Files.writeString(own.resolve(name), "");
        }
        Files.createDirectories(root.resolve(".slipway"));
        return root.resolve(directory);
    }

    /** A directory for the PATH, with this script in place of a program. */
    Path program(String name, String script) throws IOException {
        Path tools = Files.createDirectories(root.resolve("bin"));
        Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tools.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        return tools;
    }

    Process start(HostScript script, Map<String, String> environment, String... values) throws IOException {
        List<String> all = new ArrayList<>(List.of(values));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", script.command(all).line());
        builder.environment().putAll(environment);
        return builder.redirectError(Files.createTempFile(root, "errors", "").toFile())
                .start();
    }

    Result run(HostScript script, Map<String, String> environment, String... values)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(values));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", script.command(all).line());
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(root, "errors", "");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Files.readString(errors));
    }
}
