package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What OpenSSH's client would do for one host, by the keywords of ssh_config(5) in small letters; of a keyword that stands
 * several times each value, in order.
 *
 * @param leftOut what may count for the host and was not read: where it stands
 */
record ClientConfig(Map<String, List<String>> values, List<String> leftOut) {
    private static final long PATIENCE_SECONDS = 5;
    private static final Pattern ROOT = Pattern.compile("[/~%$\\\\]|[A-Za-z]:");

    /** The OpenSSH client of this machine, if it has one. */
    static Optional<Path> client(Map<String, String> environment) {
        String name = File.separatorChar == '\\' ? "ssh.exe" : "ssh";
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute) // of a relative one whoever wrote the project could put a program there
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What {@code ssh -G} prints for a host, with what the address says winning over every file: Include, Match, canonical
     * names and the system's own file are right by that.
     *
     * @param file read instead of the person's and the system's own
     * @throws IOException where the client refuses the configuration, or does not answer within 5 seconds; the message says
     *     what it says
     */
    static ClientConfig ask(Path client, Optional<Path> file, Address address)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.toString(), "-G"));
        file.ifPresent(path -> command.addAll(List.of("-F", path.toString())));
        address.port().ifPresent(port -> command.addAll(List.of("-p", port.toString())));
        if (!address.user().isEmpty()) {
            command.addAll(List.of("-l", address.user()));
        }
        command.addAll(List.of("--", address.host()));
        Path said = Files.createTempFile("slipway-ssh-", ".config");
        Path complained = Files.createTempFile("slipway-ssh-", ".errors");
        try {
            return answer(command, said, complained);
        } finally {
            Files.delete(said);
            Files.delete(complained);
        }
    }

    /** Through files, for a command of Match exec that goes on would hold a pipe open. */
    private static ClientConfig answer(List<String> command, Path said, Path complained)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ssh -G gave no answer within " + PATIENCE_SECONDS + " seconds");
            }
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        if (process.exitValue() != 0) {
            String errors = Files.readString(complained);
            throw new IOException(
                    errors.isBlank()
                            ? "ssh -G ended with status " + process.exitValue()
                            : errors.strip().replaceAll("\\R+", "; "));
        }
        return parse(Files.readString(said));
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

    /** The files that a wanted value names: ssh -G does not quote spaces in them, and each begins at a root. */
    List<String> files(String keyword) {
        List<String> files = new ArrayList<>();
        for (String word : words(keyword, " ")) {
            if (files.isEmpty() || ROOT.matcher(word).lookingAt()) {
                files.add(word);
            } else {
                files.add(files.removeLast() + " " + word);
            }
        }
        return files;
    }

    /** Whether a keyword says yes; ssh -G tells some in another word than the file. */
    boolean says(String keyword) {
        return value(keyword)
                .filter(value -> value.equals("yes") || value.equals("true"))
                .isPresent();
    }

    /** Whether a keyword says no, in either of these words. */
    boolean denies(String keyword) {
        return value(keyword)
                .filter(value -> value.equals("no") || value.equals("false"))
                .isPresent();
    }

    /** All values of a keyword, in order. */
    List<String> all(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }
}
