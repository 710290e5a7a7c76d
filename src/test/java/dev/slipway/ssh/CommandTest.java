package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    private static final int VALUES = 10_000;
    private static final int VALUES_A_COMMAND = 250;
    private static final List<String> HOSTILE = List.of(
            "'",
            "\"",
            "'\\''",
            "\\",
            "$(touch hacked)",
            "`touch hacked`",
            "$HOME",
            "${x:-y}",
            "\n",
            "\r\n",
            "\t",
            " ",
            "-",
            "--",
            "-n",
            "-rf /",
            ";",
            "&",
            "|",
            ">",
            "<",
            "*",
            "?",
            "[a-z]",
            "~",
            "#",
            "!",
            "!!",
            "%s",
            "{a,b}",
            "é",
            "日本",
            "😀",
            "\u0001",
            "\u001b[31m",
            "\u007f",
            "\u0080",
            "\u00ff\u00fe",
            "\u00c3(",
            "\ufffd",
            "\ufeff",
            "\u202e",
            "a",
            "Z",
            "0",
            "=",
            "/",
            "..");

    @TempDir
    Path directory;

    @Test
    void tenThousandHostileStringsArriveAsTheVeryWordsThatWereSent() throws Exception {
        Random random = new Random(20_261_121);
        for (int done = 0; done < VALUES; done += VALUES_A_COMMAND) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < VALUES_A_COMMAND; i++) {
                values.add(hostile(random));
            }

            assertThat(words(Command.script("printf '%s\\0' \"$@\"", values))).isEqualTo(values);
            assertThat(words(Command.of("printf", withFormat(values)))).isEqualTo(values);
        }
        assertThat(directory.resolve("hacked")).doesNotExist();
    }

    private static String hostile(Random random) {
        StringBuilder value = new StringBuilder();
        int parts = random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            value.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return value.toString();
    }

    private static String[] withFormat(List<String> values) {
        List<String> arguments = new ArrayList<>(List.of("%s\\0"));
        arguments.addAll(values);
        return arguments.toArray(String[]::new);
    }

    /** What a real sh makes of the command: each word that the program got, ended by a NUL. */
    private List<String> words(Command command) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), command.line());
        Process shell = new ProcessBuilder("sh", script.toString())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        List<String> words = new ArrayList<>();
        for (int start = 0; start < output.length(); ) {
            int end = output.indexOf('\0', start);
            words.add(output.substring(start, end));
            start = end + 1;
        }
        return words;
    }

    @Test
    void aValueThatNoShellCanHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("echo", "a\0b"))
                .withMessageContaining("NUL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("echo", "\ud83d"))
                .withMessageContaining("surrogate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("echo", "a".repeat(128 * 1024)))
                .withMessageContaining("128 KiB");
    }

    @Test
    void messagesNameAScriptAndShowTheBeginningOfOtherCommands() {
        assertThat(Command.script("switch.sh", "# what it is\ntrue", List.of("x"))
                        .summary())
                .isEqualTo("switch.sh");
        assertThat(Command.of("uname", "-sr").summary()).isEqualTo("'uname' '-sr'");
        assertThat(Command.of("echo", "x".repeat(200)).summary()).hasSize(82).endsWith(" \u2026");
    }

    @Test
    void theNameOfAProgramIsPlainWhereAServerReadsTheLineItself() {
        assertThat(Command.plain("git-upload-pack", "/srv/it's.git").line())
                .isEqualTo("git-upload-pack '/srv/it'\\''s.git'");
        for (String hostile : List.of("", "-x", "a b", "a;b", "$(a)", "a'b", "../a")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Command.plain(hostile, "x"));
        }
    }
}
