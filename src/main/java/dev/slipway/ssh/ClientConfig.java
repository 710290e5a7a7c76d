package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What OpenSSH's client would do for one host, by the keywords of ssh_config(5) in small letters; of a keyword that stands
 * several times each value, in order.
 *
 * @param leftOut what may count for the host and was not read: where it stands
 */
record ClientConfig(Map<String, List<String>> values, List<String> leftOut) {
    private static final long PATIENCE_SECONDS = 5;

    /** No OpenSSH client can be started here. */
    static final class NoClient extends Exception {
        private static final long serialVersionUID = 1;

        NoClient(IOException cause) {
            super(cause);
        }
    }

    /**
     * What {@code ssh -G} prints for a host, with what the address says winning over every file: Include, Match, canonical
     * names and the system's own file are right by that.
     *
     * @param file read instead of the person's and the system's own
     * @throws IOException where the client refuses the configuration, or does not answer within 5 seconds; the message says
     *     what it says
     */
    static ClientConfig ask(Optional<Path> file, Address address) throws IOException, InterruptedException, NoClient {
        List<String> command = new ArrayList<>(List.of("ssh", "-G"));
        file.ifPresent(path -> command.addAll(List.of("-F", path.toString())));
        address.port().ifPresent(port -> command.addAll(List.of("-p", port.toString())));
        if (!address.user().isEmpty()) {
            command.addAll(List.of("-l", address.user()));
        }
        command.addAll(List.of("--", address.host()));
        Process client = start(command);
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> kill(client));
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(client.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = client.waitFor();
        if (status != 0) {
            throw new IOException(
                    errors.isBlank()
                            ? "ssh -G ended with status " + status
                            : errors.strip().replaceAll("\\R+", "; "));
        }
        return parse(output);
    }

    private static Process start(List<String> command) throws NoClient {
        try {
            Process client = new ProcessBuilder(command).start();
            client.getOutputStream().close();
            return client;
        } catch (IOException e) {
            throw new NoClient(e);
        }
    }

    /** A command of Match exec holds the output open for as long as it runs. */
    private static void kill(Process client) {
        client.descendants().forEach(ProcessHandle::destroyForcibly);
        client.destroyForcibly();
    }

    /** A keyword and its value a line. */
    static ClientConfig parse(String lines) {
        Map<String, List<String>> values = new HashMap<>();
        lines.lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            values.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : parts[1].strip());
        });
        return new ClientConfig(values, List.of());
    }

    /** The value of a keyword, where it has one. */
    Optional<String> value(String keyword) {
        return all(keyword).stream().findFirst();
    }

    /** The same, where the value is not the word none. */
    Optional<String> wanted(String keyword) {
        return value(keyword).filter(value -> !value.equalsIgnoreCase("none"));
    }

    /** What a wanted value names, one after the other. */
    List<String> words(String keyword, String separator) {
        return wanted(keyword)
                .map(value -> List.of(value.split(Pattern.quote(separator))))
                .orElse(List.of());
    }

    /** All values of a keyword, in order. */
    List<String> all(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }
}
