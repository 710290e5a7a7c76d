package dev.slipway.forge;

import static dev.slipway.forge.RecordedForge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.forge.Check.State;
import dev.slipway.project.Forge.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub says of a commit is told as GitHub shows it. */
class GitHubTest extends WithRecordedForge {

    @Test
    void runsAndStatusesAreOneList() throws InterruptedException {
        server.answers(RUNS, recorded("github-check-runs.json"));
        server.answers(STATUS, recorded("github-status.json"));

        Checks checks = checks(Kind.GITHUB);

        assertThat(checks.all())
                .extracting(Check::name)
                .containsExactly("build", "continuous-integration/jenkins", "security/brakeman", "docs", "lint");
        assertThat(checks.state()).contains(State.PASSED);
        Check build = checks.all().getFirst();
        assertThat(build.took()).contains(Duration.ofSeconds(200));
        assertThat(build.details()).contains(URI.create("https://github.com/shop/shop-api/runs/4"));
        assertThat(checks.all().getLast().word()).isEqualTo("neutral");
    }

    @Test
    void itIsAskedAsItsDocumentationSays() throws InterruptedException {
        server.answers(RUNS, recorded("github-check-runs.json"));
        server.answers(STATUS, recorded("github-status.json"));
        checks(Kind.GITHUB);

        assertThat(server.asked()).extracting(RecordedForge.Asked::path).containsExactly(RUNS, STATUS);
        assertThat(server.asked()).allSatisfy(asked -> {
            assertThat(asked.header("Authorization")).containsExactly("Bearer " + TOKEN);
            assertThat(asked.header("Accept")).containsExactly("application/vnd.github+json");
            assertThat(asked.header("X-github-api-version")).containsExactly("2022-11-28");
            assertThat(asked.header("User-agent")).containsExactly("Slipway");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "completed, success, PASSED",
        "completed, neutral, SKIPPED",
        "completed, skipped, SKIPPED",
        "completed, failure, FAILED",
        "completed, cancelled, FAILED",
        "completed, timed_out, FAILED",
        "completed, action_required, FAILED",
        "completed, startup_failure, FAILED",
        "completed, stale, PENDING",
        "completed, something_new, PENDING",
        "queued, null, PENDING",
        "in_progress, null, PENDING",
        "waiting, null, PENDING",
        "requested, null, PENDING",
        "pending, null, PENDING",
    })
    void eachConclusionCountsAsOnGitHub(String status, String conclusion, State expected) throws InterruptedException {
        oneRun(status, conclusion);

        assertThat(checks(Kind.GITHUB).all()).extracting(Check::state).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"success, PASSED", "pending, PENDING", "failure, FAILED", "error, FAILED"})
    void eachCommitStatusCountsAsOnGitHub(String state, State expected) throws InterruptedException {
        server.answers(RUNS, "{\"total_count\": 0, \"check_runs\": []}");
        server.answers(
                STATUS,
                "{\"state\": \"%s\", \"total_count\": 1, \"statuses\": [{\"context\": \"ci\", \"state\": \"%s\"}]}"
                        .formatted(state, state));

        assertThat(checks(Kind.GITHUB).state()).contains(expected);
    }

    /** GitHub calls the combined status of no statuses pending. */
    @Test
    void aCommitThatNothingChecksHasNoState() throws InterruptedException {
        server.answers(RUNS, "{\"total_count\": 0, \"check_runs\": []}");
        noStatuses();

        assertThat(checks(Kind.GITHUB).state()).isEmpty();
    }

    @Test
    void oneThatFailedOutweighsOneThatRuns() {
        assertThat(joined(State.PASSED, State.PENDING, State.FAILED)).isEqualTo(State.FAILED);
        assertThat(joined(State.PASSED, State.PENDING, State.SKIPPED)).isEqualTo(State.PENDING);
        assertThat(joined(State.PASSED, State.WARNED)).isEqualTo(State.WARNED);
        assertThat(joined(State.SKIPPED, State.PASSED)).isEqualTo(State.PASSED);
    }

    @Test
    void whereAllAreSkippedNothingPassed() {
        assertThat(joined(State.SKIPPED, State.SKIPPED)).isEqualTo(State.SKIPPED);
    }

    private static State joined(State... states) {
        return new Checks(List.of(states).stream()
                        .map(state -> new Check("a", state, "", Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList())
                .state()
                .orElseThrow();
    }

    @Test
    void allPagesAreRead() throws InterruptedException {
        String second = "/api/v3/repositories/1296269/commits/" + COMMIT.id() + "/check-runs?per_page=100&page=2";
        server.answers(
                RUNS,
                200,
                Map.of(
                        "Link",
                        "<%s%s>; rel=\"next\", <%s%s>; rel=\"last\""
                                .formatted(server.url(), second, server.url(), second)),
                recorded("github-check-runs-page-1.json"));
        server.answers(second, recorded("github-check-runs-page-2.json"));
        noStatuses();

        Checks checks = checks(Kind.GITHUB);

        assertThat(checks.all()).extracting(Check::name).containsExactly("end to end", "build", "unit tests");
        assertThat(checks.state()).contains(State.FAILED);
    }

    @Test
    void aRepositoryThatMovedIsFollowedOnItsOwnServer() throws InterruptedException {
        server.answers(RUNS, 301, Map.of("Location", server.url() + "/api/v3/repositories/1/check-runs"), "{}");
        server.answers("/api/v3/repositories/1/check-runs", recorded("github-check-runs.json"));
        noStatuses();

        assertThat(checks(Kind.GITHUB).all()).hasSize(3);
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws InterruptedException {
        server.answers(RUNS, 200, Map.of("ETag", "\"644b5b01\""), recorded("github-check-runs.json"));
        noStatuses();
        Checks first = checks(Kind.GITHUB);
        server.answers(RUNS, 304, Map.of("ETag", "\"644b5b01\""), "");

        assertThat(checks(Kind.GITHUB)).isEqualTo(first);
        assertThat(server.asked().get(2).header("If-none-match")).containsExactly("\"644b5b01\"");
    }

    @Test
    void namesCannotMisleadAndOnlyPagesOfTheWebAreLinked() throws InterruptedException {
        server.answers(RUNS, """
                {"check_runs": [
                  {"name": "one\\u0085two\\u009b2J\\u061c\\u200b\\ufeff\\u2028\\ud800"},
                  {"name": "build\\n\\u202edeliaf", "status": "completed", "conclusion": "success",
                   "started_at": "tomorrow", "details_url": "file:///etc/passwd"},
                  {"name": 5, "status": "completed", "conclusion": null, "html_url": "https://user@ci.example/"},
                  {"name": "%s"}, 7, null]}
                """.formatted("x".repeat(5000)));
        noStatuses();

        List<Check> all = checks(Kind.GITHUB).all();

        assertThat(all).allSatisfy(check -> {
            assertThat(check.name())
                    .hasSizeLessThan(202)
                    .doesNotContain("\n", "\u202e")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028]");
            assertThat(check.details()).isEmpty();
            assertThat(check.began()).isEmpty();
        });
        assertThat(all).filteredOn(check -> check.state() == State.PASSED).hasSize(1);
    }
}
