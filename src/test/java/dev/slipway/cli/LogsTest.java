package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person reads what programs have written, wherever they are. */
class LogsTest extends WithHelloProject {
    private String app = "";
    private String web = "";

    @BeforeEach
    void write() throws IOException {
        app = file("app.log", """
                2026-11-30 10:00:00,100 - shop - INFO - up
                {"time":"2026-11-30T10:00:02Z","level":"error","msg":"card refused","code":51,"took":250}
                2026-11-30 10:00:04,000 - shop - ERROR - no answer
                Traceback (most recent call last):
                  File "pay.py", line 1
                Timeout: after 5 s
                """.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("""
                    10.0.0.1 - - [30/Nov/2026:10:00:01 +0000] "GET / HTTP/1.1" 200 10
                    10.0.0.1 - - [30/Nov/2026:10:00:03 +0000] "GET /pay HTTP/1.1" 502 10
                    """.getBytes(StandardCharsets.UTF_8));
        }
        web = file("access.log.gz", bytes.toByteArray());
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    @Test
    void filesAreMergedByTimeAlsoCompressedOnes() {
        Said said = hello.run("logs", app, web, "--zone", "UTC");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()
                        .lines()
                        .map(line -> line.replaceFirst("^\\S+/", ""))
                        .toList())
                .containsExactly(
                        "app.log  2026-11-30 10:00:00,100 - shop - INFO - up",
                        "access.log.gz  10.0.0.1 - - [30/Nov/2026:10:00:01 +0000] \"GET / HTTP/1.1\" 200 10",
                        "app.log  {\"time\":\"2026-11-30T10:00:02Z\",\"level\":\"error\",\"msg\":\"card refused\",\"code\":51,\"took\":250}",
                        "access.log.gz  10.0.0.1 - - [30/Nov/2026:10:00:03 +0000] \"GET /pay HTTP/1.1\" 502 10",
                        "app.log  2026-11-30 10:00:04,000 - shop - ERROR - no answer",
                        "app.log  Traceback (most recent call last):",
                        "app.log    File \"pay.py\", line 1",
                        "app.log  Timeout: after 5 s");
    }

    @Test
    void aFilterAsksForWordsExpressionsFieldsAndLevels() {
        assertThat(found("--filter", "timeout"))
                .contains("no answer")
                .contains("after 5 s")
                .doesNotContain("card");
        assertThat(found("--filter", "-level:error"))
                .contains("- up")
                .contains("\" 200")
                .doesNotContain("502");
        assertThat(found("--filter", "took>200 code:51"))
                .contains("card refused")
                .doesNotContain("no answer");
        assertThat(found("--filter", "/GET .pay/")).contains("502").doesNotContain("\" 200");
        assertThat(found("--filter", "\"card refused\"")).contains("51").doesNotContain("502");
        assertThat(found("--filter", "30/Nov/2026:10:00:03")).contains("502").doesNotContain("card");
        assertThat(found("--filter", "after:5")).isEmpty();
        assertThat(found("--filter", "path:/pay method:get")).contains("502").doesNotContain("\" 200");
        assertThat(found("--level", "error"))
                .doesNotContain("- up")
                .contains("502")
                .contains("no answer");
        assertThat(found("--since", "2026-11-30T10:00:03Z"))
                .contains("502")
                .contains("no answer")
                .doesNotContain("card");
        assertThat(found("--until", "2026-11-30T10:00:00.500Z"))
                .contains("- up")
                .doesNotContain("card");
        assertThat(found("--json", "--filter", "code:51"))
                .contains("\"level\":\"ERROR\"")
                .contains("\"message\":\"card refused\"")
                .contains("\"fields\":{\"code\":\"51\",\"took\":\"250\"}");
    }

    private String found(String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"logs", app, web, "--zone", "UTC"}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        Said said = hello.run(arguments);
        assertThat(said.status()).as(said.err()).isZero();
        return said.out();
    }

    @Test
    void standardInputIsReadToo() {
        assertThat(hello.reading("ERROR: disk full\n  on /var\nINFO: done\n", "logs", "-", "--level", "error")
                        .out())
                .isEqualTo("ERROR: disk full\n  on /var\n");
    }

    @Test
    void whatCannotBeReadOrLookedForIsSaid() throws IOException {
        assertRefused(hello.run("logs", directory.resolve("none.log").toString()), "There is no file ");
        assertRefused(hello.run("logs", directory.toString()), " is a directory.");
        byte[] whole = Files.readAllBytes(Path.of(web));
        assertRefused(
                hello.run("logs", file("cut.gz", Arrays.copyOf(whole, whole.length - 20))),
                "cut.gz cannot be read to its end: ");
        assertRefused(hello.run("logs", app, "--filter", "/(/"), "/(/ is no regular expression: unclosed group.");
        assertRefused(hello.run("logs", app, "--filter", "\"open"), "The quote of \"open is not closed.");
        assertRefused(hello.run("logs", app, "--filter", "took>much"), "much is no number, so nothing is > it");
        assertRefused(hello.run("logs", app, "--filter", "level:loud"), "loud is no level: use trace, debug, info");
        assertRefused(hello.run("logs", app, "--level", "loud"), "loud is no level.");
        assertRefused(hello.run("logs", app, "--zone", "Europe/Zurch"), "'Europe/Zurch' is no time zone");
        assertThat(hello.run("logs").status()).isEqualTo(2);
    }

    @Test
    void anExpressionThatTriesForEverIsStopped() throws IOException {
        Path many = Files.writeString(directory.resolve("many.log"), "a".repeat(40) + "!");
        assertRefused(
                hello.run("logs", many.toString(), "--filter", "/(.*a){25}b/"),
                "The expression /(.*a){25}b/ tries too much on one record: make it simpler");
        Path very = Files.writeString(directory.resolve("very.log"), "a".repeat(1_000_000));
        assertRefused(hello.run("logs", very.toString(), "--filter", "/(a|b)*c/"), "tries too much on one record");
    }

    @Test
    void whatActsOnATerminalIsShownAsASymbol() throws IOException {
        Path hostile = Files.writeString(directory.resolve("hostile.log"), "ERROR: \u001b]0;owned\u0007 x\n");
        assertThat(hello.run("logs", hostile.toString()).out()).isEqualTo("ERROR: \u241B]0;owned\u2407 x\n");
    }

    private static void assertRefused(Said said, String why) {
        assertThat(said.err()).contains(why);
        assertThat(said.status()).isEqualTo(2);
    }
}
