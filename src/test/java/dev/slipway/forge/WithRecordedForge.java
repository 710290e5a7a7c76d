package dev.slipway.forge;

import static dev.slipway.forge.RecordedForge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.project.Forge.Kind;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A test that asks a recorded GitHub and a recorded GitLab. */
abstract class WithRecordedForge {
    static final Instant BEGIN = Instant.parse("2026-11-30T10:00:00Z");
    static final Revision COMMIT = new Revision("3f2e0d8a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e");
    static final String TOKEN = "ghp_0123456789abcdef";
    static final String RUNS =
            "/api/v3/repos/shop/shop-api/commits/" + COMMIT.id() + "/check-runs?filter=latest&per_page=30";
    static final String STATUS = "/api/v3/repos/shop/shop-api/commits/" + COMMIT.id() + "/status?per_page=100";
    static final String STATUSES =
            "/api/v4/projects/shop%2Fback%2Fapi/repository/commits/" + COMMIT.id() + "/statuses?per_page=100";
    private static final Bounds SHORT = new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2), 1 << 20, 3);

    final HandClock clock = new HandClock(BEGIN);
    final RecordedForge server = new RecordedForge();
    final Forges forges = new Forges(clock, SHORT);

    @AfterEach
    void close() {
        forges.close();
        server.close();
    }

    void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    Answer ask(Kind kind) throws InterruptedException {
        return forges.ask(
                server.home(kind, kind == Kind.GITHUB ? "shop/shop-api" : "shop/back/api"), COMMIT, Secret.of(TOKEN));
    }

    Checks checks(Kind kind) throws InterruptedException {
        Answer answer = ask(kind);
        assertThat(answer).isInstanceOf(Answer.Told.class);
        return ((Answer.Told) answer).checks();
    }

    /** A no in one sentence, with a remedy, without the token. */
    Answer.Untold untold(Kind kind) throws InterruptedException {
        Answer answer = ask(kind);
        assertThat(answer).isInstanceOf(Answer.Untold.class);
        Answer.Untold untold = (Answer.Untold) answer;
        assertThat(untold.reason()).endsWith(".").doesNotContain("\n", TOKEN);
        assertThat(untold.remedy()).endsWith(".").doesNotContain("\n", TOKEN);
        return untold;
    }

    /** GitHub without commit statuses. */
    void noStatuses() {
        server.answers(STATUS, recorded("github-status-none.json"));
    }

    /** GitHub with one run like this. */
    void oneRun(String status, String conclusion) {
        server.answers(RUNS, """
                {"total_count": 1, "check_runs": [{"id": 4, "name": "build", "status": "%s", "conclusion": %s,
                "started_at": "2026-11-30T09:00:00Z", "completed_at": null, "details_url": "https://ci.example/4"}]}
                """.formatted(status, conclusion.equals("null") ? "null" : '"' + conclusion + '"'));
        noStatuses();
    }

    void refuses(String path, int status, Map<String, String> headers, String recorded) {
        server.answers(path, status, headers, recorded(recorded));
    }
}
