package dev.slipway.forge;

import static dev.slipway.forge.RecordedForge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.forge.Answer.Why;
import dev.slipway.forge.Check.State;
import dev.slipway.project.Forge.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitLab says of a commit is told as GitLab shows it. */
class GitLabTest extends WithRecordedForge {

    @Test
    void aJobThatMayFailIsOnlyAWarning() throws InterruptedException {
        server.answers(STATUSES, recorded("gitlab-statuses.json"));

        Checks checks = checks(Kind.GITLAB);

        assertThat(checks.all()).extracting(Check::name).containsExactly("bundler:audit", "test", "deploy by hand");
        assertThat(checks.state()).contains(State.WARNED);
        assertThat(checks.all().get(1).took()).contains(Duration.ofMillis(90_500));
        assertThat(server.asked().getFirst().header("Private-token")).containsExactly(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "success, false, PASSED",
        "failed, false, FAILED",
        "failed, true, WARNED",
        "canceled, false, FAILED",
        "canceled, true, WARNED",
        "skipped, false, SKIPPED",
        "manual, true, SKIPPED",
        "manual, false, PENDING",
        "created, false, PENDING",
        "waiting_for_resource, false, PENDING",
        "preparing, false, PENDING",
        "pending, true, PENDING",
        "running, false, PENDING",
        "scheduled, false, PENDING",
        "canceling, false, PENDING",
        "something_new, false, PENDING",
    })
    void eachStateCountsAsOnGitLab(String status, boolean mayFail, State expected) throws InterruptedException {
        server.answers(
                STATUSES,
                "[{\"id\": 1, \"name\": \"test\", \"status\": \"%s\", \"allow_failure\": %s}]"
                        .formatted(status, mayFail));

        assertThat(checks(Kind.GITLAB).all()).extracting(Check::state).containsExactly(expected);
    }

    @Test
    void ofAJobThatRanAgainTheNewestRunCountsOnWhateverPageItStands() throws InterruptedException {
        server.answers(STATUSES, 200, Map.of("X-Next-Page", "2"), recorded("gitlab-statuses-page-1.json"));
        server.answers(STATUSES + "&page=2", 200, Map.of("X-Next-Page", ""), recorded("gitlab-statuses-page-2.json"));

        Checks checks = checks(Kind.GITLAB);

        assertThat(checks.all()).extracting(Check::name).containsExactly("build", "test");
        assertThat(checks.state()).contains(State.PASSED);
    }

    @Test
    void theNextPageMayBeNamedByALink() throws InterruptedException {
        String next = STATUSES + "&page=2&id=9";
        server.answers(
                STATUSES,
                200,
                Map.of("Link", "<" + server.url() + next + ">; rel=\"next\""),
                recorded("gitlab-statuses-page-1.json"));
        server.answers(next, recorded("gitlab-statuses-page-2.json"));

        assertThat(checks(Kind.GITLAB).all()).hasSize(2);
    }

    @Test
    void whatItRefusesIsToldInASentence() throws InterruptedException {
        refuses(STATUSES, 401, Map.of(), "gitlab-401.json");
        assertThat(untold(Kind.GITLAB).why()).isEqualTo(Why.TOKEN);
        refuses(STATUSES, 404, Map.of(), "gitlab-404-commit.json");
        assertThat(untold(Kind.GITLAB).why()).isEqualTo(Why.ABSENT);
        refuses(STATUSES, 404, Map.of(), "gitlab-404-project.json");
        assertThat(untold(Kind.GITLAB).reason())
                .isEqualTo("GitLab at 127.0.0.1 shows this token no repository shop/back/api.");
        assertThat(untold(Kind.GITLAB).remedy()).contains("read_api");
    }

    @Test
    void afterTooManyQuestionsItIsLeftAloneUntilItsTimeIsOver() throws InterruptedException {
        Instant reset = BEGIN.plusSeconds(40);
        refuses(STATUSES, 429, Map.of("RateLimit-Reset", String.valueOf(reset.getEpochSecond())), "gitlab-429.json");

        assertThat(untold(Kind.GITLAB).until()).contains(reset);
        server.answers(STATUSES, recorded("gitlab-statuses.json"));
        assertThat(untold(Kind.GITLAB).why()).isEqualTo(Why.LIMIT);
        assertThat(server.asked()).hasSize(1);

        later(Duration.ofSeconds(41));
        assertThat(checks(Kind.GITLAB).all()).hasSize(3);
    }
}
