package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.secret.Leaks;
import dev.slipway.secret.PlantedSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 1,000 planted secrets, which everything on the host prints, and none of them anywhere. */
class NoSecretLeaksTest extends WithHelloProject {
    private static final int PIECE = 30_000;

    private final List<String> values = PlantedSecrets.values(1_000, 17);
    private final Leaks leaks = Leaks.of(values);
    private final StringBuilder said = new StringBuilder();

    @Test
    void aThousandSecretsThatRestartAndHealthPrintLeakNowhere() throws Exception {
        plant();
        try (Arguments arguments = new Arguments()) {
            say("plan", "v2.0.0", "--to", "staging");
            assertThat(say("deploy", "v2.0.0", "--to", "staging", "--yes", "-m", "with " + values.get(3)))
                    .isZero();
            hello.write("app/status", "1");
            hello.release("v2.1.0", "fix: end badly", "hello");
            assertThat(say("deploy", "v2.1.0", "--to", "staging", "--yes", "--verbose"))
                    .isEqualTo(1);
            hello.write("app/status", "0");
            configure("\n    health: { http: \"http://127.0.0.1:" + hello.saying(String.join("\n", printed()))
                    + "/\", within: 2s, successes: 1, conditions: [\"[body] == fine\"] }");
            hello.release("v2.2.0", "feat: be ill", "hello");
            assertThat(say("deploy", "v2.2.0", "--to", "staging", "--yes", "--json"))
                    .isEqualTo(1);
            say("status", "staging");
            say("doctor");
            say("rollback", "staging", "--yes");
            say("audit", "--limit", "1000");
            say("audit", "export", directory.resolve("trail.jsonl").toString());

            assertThat(arguments.watching.isAlive()).isTrue();
            assertThat(arguments.seen()).hasSizeGreaterThan(10);
            assertThat(leaks.in(String.join("\n", arguments.seen()))).isEmpty();
        }

        assertThat(said.toString().split("\\*\\*\\*").length).isGreaterThan(2 * values.size());
        assertThat(leaks.in(said.toString())).isEmpty();
        assertThat(leaks.in(directory.resolve("data"))).isEmpty();
        assertThat(leaks.in(directory.resolve("trail.jsonl"))).isEmpty();
        assertThat(leaks.in(hello.root("staging").resolve("current/.slipway/secrets")))
                .as("what the host has")
                .isNotEmpty();
    }

    private int say(String... arguments) {
        Said one = hello.run(arguments);
        said.append(one.out()).append(one.err());
        return one.status();
    }

    /** Each value as it is, and in one other spelling. */
    private List<String> printed() {
        return IntStream.range(0, values.size())
                .boxed()
                .flatMap(i -> {
                    List<String> spellings = PlantedSecrets.spellings(values.get(i));
                    return Stream.of(values.get(i), spellings.get(i % spellings.size()));
                })
                .toList();
    }

    private void plant() throws IOException {
        hello.write(
                ".slipway/secrets.staging.env",
                IntStream.range(0, values.size())
                        .mapToObj(
                                i -> "SECRET_" + i + "=\"" + values.get(i).replaceAll("([\\\\\"$])", "\\\\$1") + "\"\n")
                        .collect(Collectors.joining()));
        Files.setPosixFilePermissions(
                hello.project().resolve(".slipway/secrets.staging.env"), PosixFilePermissions.fromString("rw-------"));
        hello.write(".gitignore", ".slipway/\n");
        String all = String.join("\n", printed());
        Path host = Files.createDirectories(directory.resolve("host"));
        for (int from = 0; from < all.length(); from += PIECE) {
            Files.writeString(
                    host.resolve("piece-%04d".formatted(from / PIECE)),
                    all.substring(from, Math.min(all.length(), from + PIECE)));
        }
        hello.write(
                "app/print",
                "for piece in " + host
                        + "/piece-*; do cat \"$piece\"; sleep 1.2; done; env >&2; exit $(cat app/status)\n");
        hello.write("app/status", "0");
        configure("");
        hello.release("v2.0.0", "feat: tell everything", "hello");
    }

    private void configure(String health) {
        hello.write(
                "slipway.yaml",
                hello.configuration()
                                .replace("\"test ! -e app/broken\"", "sh app/print" + health)
                                .replace(
                                        "variables: { ROOT: /nowhere }",
                                        "variables:\n  ROOT: /nowhere\n"
                                                + IntStream.range(0, values.size())
                                                        .mapToObj(i -> "  SECRET_" + i
                                                                + ": { secret: true, required: true }\n")
                                                        .collect(Collectors.joining()))
                        + "secrets: [\"file:.slipway/secrets.${environment}.env\"]\n");
    }

    /** The arguments of all programs that ran meanwhile on this machine, which is the host too. */
    private static final class Arguments implements AutoCloseable {
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Thread watching = Thread.ofPlatform().daemon().start(this::watch);

        private void watch() {
            while (!Thread.currentThread().isInterrupted()) {
                try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                    processes
                            .filter(process -> Character.isDigit(
                                    process.getFileName().toString().charAt(0)))
                            .forEach(process -> look(process.resolve("cmdline")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void look(Path arguments) {
            try {
                seen.add(Files.readString(arguments, StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                // it has ended
            }
        }

        Set<String> seen() {
            return seen;
        }

        @Override
        public void close() {
            watching.interrupt();
        }
    }
}
