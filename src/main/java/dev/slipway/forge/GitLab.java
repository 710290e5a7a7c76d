package dev.slipway.forge;

import dev.slipway.forge.Check.State;
import dev.slipway.json.JsonDocument;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How GitLab is asked: docs.gitlab.com/api/commits, "List all statuses of a commit", which has the jobs of pipelines and what
 * others report. A token is given as docs.gitlab.com/api/rest/authentication tells. What states mean:
 * docs.gitlab.com/ci/jobs, "View jobs in a pipeline", and docs.gitlab.com/ci/yaml, "allow_failure".
 */
final class GitLab {
    private GitLab() {}

    static Map<String, String> headers(Secret token) {
        return Map.of("PRIVATE-TOKEN", token.reveal(), "Accept", "application/json");
    }

    static List<Check> checks(Home home, Revision revision, Pages pages) throws GivenUp, InterruptedException {
        String path = "/projects/" + home.path().replace("/", "%2F") + "/repository/commits/" + revision.id()
                + "/statuses?per_page=100";
        Map<String, Numbered> newest = new HashMap<>();
        pages.each(
                path,
                page -> Fields.elements(page).stream()
                        .map(status -> new Numbered(id(status), check(status)))
                        .forEach(one -> newest.merge(
                                one.check().name(), one, (known, other) -> known.id() > other.id() ? known : other)));
        return newest.values().stream().map(Numbered::check).toList();
    }

    private record Numbered(long id, Check check) {}

    /** It grows: a job that ran again has a greater one. */
    private static long id(JsonDocument status) {
        return status.at("id")
                .map(JsonDocument::text)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private static Check check(JsonDocument status) {
        String word = Fields.text(status, "status").orElse("pending");
        return new Check(
                Fields.name(status, "name"),
                state(
                        word,
                        status.at("allow_failure")
                                .map(JsonDocument::text)
                                .filter("true"::equals)
                                .isPresent()),
                Fields.word(word),
                Fields.time(status, "started_at"),
                Fields.time(status, "finished_at"),
                Fields.page(status, "target_url"));
    }

    /** A pipeline goes on without a job by hand that may fail, and waits for another. */
    private static State state(String word, boolean mayFail) {
        return switch (word) {
            case "success" -> State.PASSED;
            case "skipped" -> State.SKIPPED;
            case "failed", "canceled" -> mayFail ? State.WARNED : State.FAILED;
            case "manual" -> mayFail ? State.SKIPPED : State.PENDING;
            default -> State.PENDING;
        };
    }
}
