package dev.slipway.forge;

import dev.slipway.forge.Check.State;
import dev.slipway.json.JsonDocument;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How GitHub is asked, and GitHub Enterprise Server. Two lists make its one state: check runs
 * (docs.github.com/en/rest/checks/runs, "List check runs for a Git reference") and commit statuses
 * (docs.github.com/en/rest/commits/statuses, "Get the combined status for a specific reference"). How conclusions count is
 * told in docs.github.com, "About status checks"; GitHub's own program decides alike (cli/cli, api/queries_pr.go), but for a
 * run that failed to start, which is called pending there.
 */
final class GitHub {
    /** Of the versions that exist the one that every server in use knows: docs.github.com/en/rest/about-the-rest-api/api-versions. */
    private static final String VERSION = "2022-11-28";

    private GitHub() {}

    static Map<String, String> headers(Secret token) {
        return Map.of(
                "Authorization",
                "Bearer " + token.reveal(),
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                VERSION);
    }

    static List<Check> checks(Home home, Revision revision, Pages pages) throws GivenUp, InterruptedException {
        String commit = "/repos/" + home.path() + "/commits/" + revision.id();
        List<Check> checks = new ArrayList<>();
        pages.each(
                commit + "/check-runs?filter=latest&per_page=30",
                page -> page.at("check_runs")
                        .map(Fields::elements)
                        .orElse(List.of())
                        .forEach(run -> checks.add(run(run))));
        pages.each(
                commit + "/status?per_page=100",
                page -> page.at("statuses")
                        .map(Fields::elements)
                        .orElse(List.of())
                        .forEach(one -> checks.add(status(one))));
        return checks;
    }

    private static Check run(JsonDocument run) {
        String status = Fields.text(run, "status").orElse("queued");
        boolean completed = status.equals("completed");
        String word = completed ? Fields.text(run, "conclusion").orElse("unknown") : status;
        return new Check(
                Fields.name(run, "name"),
                completed ? concluded(word) : State.PENDING,
                Fields.word(word),
                Fields.time(run, "started_at"),
                completed ? Fields.time(run, "completed_at") : Optional.empty(),
                Fields.page(run, "html_url").or(() -> Fields.page(run, "details_url")));
    }

    /** A run is called stale when it was not done for two weeks. */
    private static State concluded(String conclusion) {
        return switch (conclusion) {
            case "success" -> State.PASSED;
            case "neutral", "skipped" -> State.SKIPPED;
            case "failure", "cancelled", "timed_out", "action_required", "startup_failure" -> State.FAILED;
            default -> State.PENDING;
        };
    }

    /** Its times are those of the report, not of what it reports. */
    private static Check status(JsonDocument status) {
        String word = Fields.text(status, "state").orElse("pending");
        State state = switch (word) {
            case "success" -> State.PASSED;
            case "failure", "error" -> State.FAILED;
            default -> State.PENDING;
        };
        return new Check(
                Fields.name(status, "context"),
                state,
                Fields.word(word),
                Optional.empty(),
                Optional.empty(),
                Fields.page(status, "target_url"));
    }
}
