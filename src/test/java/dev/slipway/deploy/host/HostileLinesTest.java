package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever line a guard is asked to run, nothing of it runs but what it knows, in every shell that hosts have. */
class HostileLinesTest {
    private static final int LINES = 60;
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "'\\''",
            "\\",
            " ",
            "  ",
            "\n",
            "\t",
            "\r",
            ";",
            "&",
            "|",
            "$(touch CANARY)",
            "`touch CANARY`",
            "touch CANARY",
            "${x:=$(touch CANARY)}",
            "$((a[$(touch CANARY)]))",
            "> CANARY",
            "\u00e9",
            "\u0001",
            "*",
            "-c",
            "'sh' '-c' 'touch CANARY' 'slipway' 'x' 'y'",
            "'sh' '-c' '",
            "' 'slipway' '",
            "'uname' '-sr'",
            "\"",
            "#",
            "!",
            "'slipway-guard' 'permit' 'x'",
            "'slipway-guard' 'permit' '../x'",
            "a[$(touch CANARY)]",
            "x",
            "0",
            "~",
            "%s%n");

    @TempDir
    Path directory;

    private Path guard() throws IOException {
        StringBuilder text = new StringBuilder("environment=production project=shop policy=" + "0".repeat(64)
                + " people='p1 \"ana\"' signers= rights='deploy p1' rules='1 others 60 p1'\nscripts='");
        for (HostScript script : HostScript.values()) {
            text.append(script.digest().hex())
                    .append(' ')
                    .append(script.fileName())
                    .append('\n');
        }
        text.append("'\nroots_of() { [ \"$1\" = web-1 ] && echo /srv/shop; }\n");
        return Files.writeString(directory.resolve("guard"), text + HostGuard.text());
    }

    private record Ran(int status, String output) {}

    private Ran run(String shell, String line) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("home"));
        List<String> command = new ArrayList<>(program(shell));
        command.addAll(List.of(directory.resolve("guard").toString(), "web-1"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SSH_ORIGINAL_COMMAND", line);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private static List<String> program(String shell) {
        return switch (shell) {
            case "bash" -> List.of("bash", "--posix");
            case "busybox" -> List.of("busybox", "sh");
            default -> List.of(shell);
        };
    }

    private static void needs(String shell) {
        Assumptions.assumeTrue(
                Stream.of("/bin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, shell))),
                "This machine has no " + shell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "busybox"})
    void ofALineOfAnyPiecesNothingRuns(String shell) throws Exception {
        needs(shell);
        guard();
        Random random = new Random(11);
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder();
            for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
                line.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertHarmless(shell, line.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "busybox"})
    void ofHostileValuesForAScriptThatItKnowsNothingRuns(String shell) throws Exception {
        needs(shell);
        guard();
        Random random = new Random(12);
        for (int i = 0; i < LINES; i++) {
            List<String> values = new ArrayList<>(List.of("/srv/shop"));
            for (int count = 1 + random.nextInt(9); count > 0; count--) {
                values.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            HostScript[] scripts = HostScript.values();
            HostScript script = scripts[random.nextInt(scripts.length)];
            assertHarmless(shell, script.command(values).line());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "busybox"})
    void aChangedScriptIsNoneThatItKnows(String shell) throws Exception {
        needs(shell);
        guard();
        String line = HostScript.INVENTORY.command(List.of("/srv/shop", "200")).line();
        assertThat(run(shell, line).output()).contains("system\t");
        assertThat(run(shell, line).status()).isZero();
        assertThat(run(shell, "'uname' '-sr'").status()).isZero();
        assertHarmless(shell, line.replace("# inventory", "touch CANARY\n# inventory"));
        assertHarmless(shell, line + "; touch CANARY");
        assertHarmless(shell, line + "\ntouch CANARY");
        assertHarmless(shell, "touch CANARY\n" + line);
        assertHarmless(shell, " " + line);
        assertHarmless(shell, line + " ");
        assertHarmless(shell, line.replace("'sh' '-c' ", "'sh' '-ic' "));
        assertHarmless(shell, "");
    }

    private void assertHarmless(String shell, String line) throws Exception {
        Ran ran = run(shell, line);

        boolean known = line.equals("'uname' '-sr'");
        assertThat(ran.status())
                .as(shell + " " + line + "\n" + ran.output())
                .isIn(known ? List.of(0) : List.of(77, 78));
        try (Stream<Path> all = Files.walk(directory.resolve("home"))) {
            assertThat(all.filter(Files::isRegularFile)).as(line).isEmpty();
        }
    }
}
