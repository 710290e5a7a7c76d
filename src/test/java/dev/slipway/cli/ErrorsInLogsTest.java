package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.ErrorsTold;
import dev.slipway.app.OpenErrors;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a release wrote into the logs of real hosts, beside what the one before did. */
class ErrorsInLogsTest extends WithHelloProject {
    private Path app = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        Path logs = Files.createDirectories(hello.root("staging").resolve("log"));
        app = logs.resolve("app.log");
        hello.configure("""
                logs:
                  - { name: app, file: "${ROOT}/log/app.log", group: web }
                """);
    }

    private void write(Instant at, String text) throws IOException {
        Files.writeString(app, at + " ERROR " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static ErrorsInLogs errors(Workspace workspace) {
        return new ErrorsInLogs(workspace.logs(), workspace);
    }

    private static ErrorsTold read(Workspace workspace) throws InterruptedException {
        return switch (errors(workspace).read(newest(workspace), InstantSource.system())) {
            case Outcome.Done<ErrorsTold>(ErrorsTold told) -> told;
            case Outcome.No<ErrorsTold>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    private static String newest(Workspace workspace) {
        return workspace.summaries(1).getFirst().started().deployment();
    }

    private void deployTwice() throws IOException {
        write(Instant.now().minus(Duration.ofMinutes(10)), "long ago order=1");
        hello.deploy("v1.0.0", "staging");
        write(Instant.now(), "payment declined order=8813");
        hello.deploy("v1.1.0", "staging");
    }

    @Test
    void whatOnlyTheNewReleaseSaidComesFirst() throws Exception {
        deployTwice();
        write(Instant.now(), "payment declined order=9102");
        write(Instant.now(), "payment declined order=9103");
        write(Instant.now(), "no column price\njava.lang.IllegalStateException: cart\n\tat shop.Cart.add(Cart.java:7)");
        try (Workspace workspace = hello.opened()) {
            ErrorsTold told = read(workspace);

            assertThat(told.whole()).isTrue();
            assertThat(told.unheard()).isEmpty();
            assertThat(told.errors().part(Part.BEFORE)).get().satisfies(before -> {
                assertThat(before.release()).isEqualTo("v1.0.0");
                assertThat(before.errors()).isEqualTo(1);
            });
            assertThat(told.errors().part(Part.WITH))
                    .get()
                    .extracting(OfPart::errors)
                    .isEqualTo(3L);
            assertThat(told.errors().messages())
                    .extracting(Message::example)
                    .containsExactly(
                            "no column price: java.lang.IllegalStateException: cart", "payment declined order=8813");
            assertThat(told.errors().fresh()).hasSize(1);
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsCountedToo() throws Exception {
        deployTwice();
        try (Workspace workspace = hello.opened();
                OpenErrors open = ((Outcome.Done<OpenErrors>) errors(workspace).open(newest(workspace))).value()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> open.told(Instant.now()).whole());
            write(Instant.now(), "no column price");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !open.told(Instant.now()).errors().fresh().isEmpty());
        }
    }

    @Test
    void aLogThatIsNotThereIsNamedAndNothingIsKnown() throws Exception {
        hello.deploy("v1.0.0", "staging");
        try (Workspace workspace = hello.opened()) {
            ErrorsTold told = read(workspace);

            assertThat(told.unheard())
                    .extracting(ErrorsTold.Unheard::why)
                    .first()
                    .asString()
                    .contains("app.log");
            assertThat(told.errors().part(Part.WITH).orElseThrow().perMinute()).isEmpty();
        }
    }

    @Test
    void withoutLogsThereIsNothingToRead() throws Exception {
        hello.deploy("v1.0.0", "production");
        hello.configure("");
        try (Workspace workspace = hello.opened()) {
            assertThat(errors(workspace).named("production")).isFalse();
            assertThat(errors(workspace).open(newest(workspace))).isInstanceOf(Outcome.No.class);
            assertThat(errors(workspace).open("production-20200101-000000-00000000"))
                    .isInstanceOf(Outcome.No.class);
        }
    }
}
