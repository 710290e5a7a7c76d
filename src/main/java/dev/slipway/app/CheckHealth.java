package dev.slipway.app;

import dev.slipway.app.words.CheckWords;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.Refused;
import dev.slipway.forge.Check;
import dev.slipway.forge.Check.State;
import dev.slipway.forge.Checks;
import dev.slipway.git.Branch;
import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the forge says of the commit at HEAD, and of the newest on the branch of each environment, which that would get next.
 * Without a token for the forge there is nothing to tell.
 */
final class CheckHealth {
    private static final String SUBJECT = "checks";

    private final Repository repository;
    private final CommitChecks checks;

    CheckHealth(Repository repository, CommitChecks checks) {
        this.repository = repository;
        this.checks = checks;
    }

    List<Finding> findings(List<Environment> environments) throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<Revision, List<String>> commit : commits(environments).entrySet()) {
            String subject = SUBJECT + " of " + commit.getKey().abbreviated() + " ("
                    + String.join(", ", commit.getValue()) + ")";
            switch (checks.of(commit.getKey())) {
                case ChecksSeen.Nowhere _, ChecksSeen.NoToken _ -> {
                    return found;
                }
                case ChecksSeen.Locked(String forge) -> {
                    found.add(Finding.ok(
                            SUBJECT, "not asked for: the vault that has the token for " + forge + " is locked"));
                    return found;
                }
                case ChecksSeen.Untold(var _, Refused why, var _) -> {
                    found.add(Finding.warning(SUBJECT, why.reason(), why.remedy()));
                    return found;
                }
                case ChecksSeen.Absent(String forge) -> found.add(Finding.ok(subject, "not on " + forge + " yet"));
                case ChecksSeen.Told(String forge, Checks told) -> found.add(told(subject, forge, told));
            }
        }
        return found;
    }

    /** What each of the commits is, in the order of the environments. */
    private Map<Revision, List<String>> commits(List<Environment> environments) {
        Map<Revision, List<String>> commits = new LinkedHashMap<>();
        try {
            repository.head().revision().ifPresent(head -> add(commits, head, "HEAD"));
            List<Branch> all = repository.branches();
            for (Environment environment : environments) {
                environment
                        .branch()
                        .flatMap(name ->
                                EnvironmentBranch.of(name, all, repository).tip())
                        .ifPresent(tip -> add(commits, tip, "next for " + environment.name()));
            }
        } catch (GitException told) {
            return commits; // what cannot be read is a finding of the repository's
        }
        return commits;
    }

    private static void add(Map<Revision, List<String>> commits, Revision revision, String what) {
        commits.computeIfAbsent(revision, _ -> new ArrayList<>()).add(what);
    }

    private static Finding told(String subject, String forge, Checks checks) {
        Optional<State> state = checks.state();
        if (state.isEmpty()) {
            return Finding.ok(subject, "none on " + forge);
        }
        return switch (state.get()) {
            case FAILED ->
                Finding.warning(
                        subject,
                        CheckWords.sum(checks) + " on " + forge + ": " + names(checks, State.FAILED) + ".",
                        "See why before it is deployed.");
            case PENDING ->
                Finding.ok(subject, CheckWords.sum(checks) + " on " + forge + ": " + names(checks, State.PENDING));
            case WARNED ->
                Finding.ok(subject, CheckWords.sum(checks) + " on " + forge + ": " + names(checks, State.WARNED));
            case PASSED, SKIPPED -> Finding.ok(subject, CheckWords.sum(checks) + " on " + forge);
        };
    }

    private static String names(Checks checks, State state) {
        return Words.names(
                checks.all().stream()
                        .filter(check -> check.state() == state)
                        .map(Check::name)
                        .toList(),
                Finding.NAMES);
    }
}
