package dev.slipway.forge;

import static dev.slipway.forge.RecordedForge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.forge.Answer.Why;
import dev.slipway.project.Forge.Kind;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, asking it ends, and the token goes to nobody else. */
@Timeout(30)
class BoundsTest extends WithRecordedForge {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void anotherHostThatItSendsOnToGetsNothing(int status) throws InterruptedException {
        try (RecordedForge other = new RecordedForge()) {
            server.answers(RUNS, status, Map.of("Location", other.url() + RUNS), "{}");

            assertThat(untold(Kind.GITHUB).reason())
                    .isEqualTo("GitHub at 127.0.0.1 sends on to 127.0.0.1, which does not get the token.");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anotherHostThatTheNextPageLiesOnGetsNothing() throws InterruptedException {
        try (RecordedForge other = new RecordedForge()) {
            server.answers(
                    RUNS,
                    200,
                    Map.of("Link", "<" + other.url() + "/page2>; rel=\"next\""),
                    recorded("github-check-runs-page-1.json"));

            assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.STRANGE);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anAddressThatOthersCanReadGetsNothing() throws InterruptedException {
        Home open = new Home(Kind.GITLAB, URI.create("http://git.example"), "shop/api");

        assertThat(forges.ask(open, COMMIT, Secret.of(TOKEN)))
                .isInstanceOfSatisfying(
                        Answer.Untold.class,
                        untold -> assertThat(untold.reason())
                                .isEqualTo(
                                        "GitLab at git.example has no address of https, so it does not get the token."));
    }

    @Test
    void aCircleOfRedirectsEnds() throws InterruptedException {
        server.answers(RUNS, 302, Map.of("Location", server.url() + RUNS), "{}");

        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.STRANGE);
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void aListWithoutEndEnds() throws InterruptedException {
        server.answers(
                RUNS,
                200,
                Map.of("Link", "<" + server.url() + RUNS + ">; rel=\"next\""),
                recorded("github-check-runs.json"));

        assertThat(untold(Kind.GITHUB).reason())
                .isEqualTo("GitHub at 127.0.0.1 has more checks of this commit than Slipway reads.");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aBodyWithoutEndIsNotTakenIn() throws InterruptedException {
        server.answers(RUNS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "[\"and so on\",".repeat(1000).getBytes(StandardCharsets.UTF_8);
            try {
                while (true) {
                    exchange.getResponseBody().write(much);
                }
            } catch (IOException _) {
                // Nobody listens any more.
            }
        });

        Answer.Untold untold = untold(Kind.GITHUB);
        assertThat(untold.reason())
                .isEqualTo("GitHub at 127.0.0.1 tells more of its checks than Slipway reads: over 1 MiB on one page.");
        assertThat(untold.remedy()).isEqualTo("Look at the checks there.");
    }

    /** Each as long as GitHub allows, in letters of four bytes. */
    @Test
    void aPageOfRunsThatAllTellAsMuchAsTheyMayIsRead() throws InterruptedException {
        String long64 = "\ud83d\udea2".repeat(65_535);
        String run = "{\"name\": \"build %d\", \"status\": \"completed\", \"conclusion\": \"success\","
                + " \"output\": {\"summary\": \"" + long64 + "\", \"text\": \"" + long64 + "\"}}";
        server.answers(
                RUNS,
                IntStream.range(0, 30)
                        .mapToObj(run::formatted)
                        .collect(Collectors.joining(",", "{\"check_runs\": [", "]}")));
        noStatuses();

        try (Forges usual = new Forges(clock, Bounds.USUAL)) {
            assertThat(usual.ask(server.home(Kind.GITHUB, "shop/shop-api"), COMMIT, Secret.of(TOKEN)))
                    .isInstanceOfSatisfying(
                            Answer.Told.class,
                            told -> assertThat(told.checks().all()).hasSize(30));
        }
    }

    @Test
    void aThousandRunsAreRead() throws InterruptedException {
        for (int page = 1; page <= 34; page++) {
            String more = "<%s/runs/%d>; rel=\"next\"".formatted(server.url(), page + 1);
            int first = (page - 1) * 30;
            server.answers(
                    page == 1 ? RUNS : "/runs/" + page,
                    200,
                    page == 34 ? Map.of() : Map.of("Link", more),
                    IntStream.range(first, Math.min(first + 30, 1000))
                            .mapToObj("{\"name\": \"build %d\"}"::formatted)
                            .collect(Collectors.joining(",", "{\"check_runs\": [", "]}")));
        }
        noStatuses();

        try (Forges usual = new Forges(clock, Bounds.USUAL)) {
            assertThat(usual.ask(server.home(Kind.GITHUB, "shop/shop-api"), COMMIT, Secret.of(TOKEN)))
                    .isInstanceOfSatisfying(
                            Answer.Told.class,
                            told -> assertThat(told.checks().all()).hasSize(1000));
        }
    }

    @Test
    void aBodyThatTricklesIsNotWaitedFor() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        server.answers(RUNS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold(end);
        });

        assertThat(untold(Kind.GITHUB).reason()).isEqualTo("GitHub at 127.0.0.1 does not answer in time.");
        end.countDown();
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedFor() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        server.answers(RUNS, _ -> hold(end));

        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.SILENT);
        end.countDown();
    }

    private static void hold(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whereNobodyListensThatIsSaid() throws InterruptedException {
        server.close();

        assertThat(untold(Kind.GITHUB).reason()).isEqualTo("GitHub at 127.0.0.1 cannot be reached.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Log in</html>", "", "{\"check_runs\": [", "[] []"})
    void whatIsNoListOfChecksIsSaid(String body) throws InterruptedException {
        server.answers(RUNS, body);

        assertThat(untold(Kind.GITHUB).reason())
                .isEqualTo("GitHub at 127.0.0.1 answers with something that is no JSON.");
    }

    @Test
    void aTokenThatIsNotTakenIsSaid() throws InterruptedException {
        refuses(RUNS, 401, Map.of(), "github-401.json");

        assertThat(untold(Kind.GITHUB))
                .isEqualTo(new Answer.Untold(
                        Why.TOKEN,
                        "GitHub at 127.0.0.1 does not accept the token.",
                        "Make a new one there and say slipway secret token.",
                        Optional.empty()));
    }

    @Test
    void aTokenThatCannotBeSentIsNeitherSentNorShown() throws InterruptedException {
        assertThat(forges.ask(server.home(Kind.GITHUB, "shop/shop-api"), COMMIT, Secret.of("two\nlines")))
                .isInstanceOfSatisfying(
                        Answer.Untold.class,
                        untold -> assertThat(untold.reason())
                                .isEqualTo("What is kept as the token of GitHub at 127.0.0.1 is none."));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aCommitThatWasNotPushedIsNoFault() throws InterruptedException {
        refuses(RUNS, 422, Map.of(), "github-422.json");

        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.ABSENT);
    }

    @Test
    void aRepositoryThatTheTokenMayNotSeeIsNamed() throws InterruptedException {
        assertThat(untold(Kind.GITHUB).reason())
                .isEqualTo("GitHub at 127.0.0.1 shows this token no repository shop/shop-api.");
        server.answers(RUNS, 403, Map.of(), "{\"message\": \"Resource not accessible by personal access token\"}");
        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.ACCESS);
    }

    @Test
    void gitHubIsLeftAloneUntilItsTimeIsOver() throws InterruptedException {
        Instant reset = BEGIN.plus(Duration.ofMinutes(20));
        refuses(
                RUNS,
                403,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond())),
                "github-rate-limit.json");

        assertThat(untold(Kind.GITHUB).until()).contains(reset);
        oneRun("completed", "success");
        later(Duration.ofMinutes(19));
        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.LIMIT);
        assertThat(server.asked()).hasSize(1);
        later(Duration.ofMinutes(2));
        assertThat(checks(Kind.GITHUB).all()).hasSize(1);
    }

    @Test
    void theLastQuestionThatIsAllowedIsTheLast() throws InterruptedException {
        oneRun("completed", "success");
        server.answers(
                STATUS,
                200,
                Map.of(
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        String.valueOf(BEGIN.plusSeconds(60).getEpochSecond())),
                recorded("github-status-none.json"));

        assertThat(checks(Kind.GITHUB).all()).hasSize(1);
        assertThat(untold(Kind.GITHUB).why()).isEqualTo(Why.LIMIT);
    }

    @Test
    void howLongToWaitMayBeSaidInSecondsOrNotAtAllAndIsNeverForever() throws InterruptedException {
        refuses(RUNS, 403, Map.of("Retry-After", "30"), "github-secondary-limit.json");
        assertThat(untold(Kind.GITHUB).until()).contains(BEGIN.plusSeconds(30));

        later(Duration.ofSeconds(31));
        refuses(RUNS, 403, Map.of(), "github-secondary-limit.json");
        assertThat(untold(Kind.GITHUB).until()).contains(clock.instant().plusSeconds(60));

        later(Duration.ofSeconds(61));
        refuses(RUNS, 429, Map.of("Retry-After", "99999999999"), "github-secondary-limit.json");
        assertThat(untold(Kind.GITHUB).until()).contains(clock.instant().plus(Duration.ofHours(1)));
    }
}
