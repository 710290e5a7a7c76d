package dev.slipway.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pull or merge request that a commit brought in: by merging it, or as the one commit that it was made into.
 *
 * @param reference as people write it: {@code #12}, at GitLab {@code !12}
 * @param title its own, or the name of its branch where the message tells none
 */
public record MergedRequest(String reference, String title, Revision commit) {
    private static final Pattern SQUASHED = Pattern.compile("(\\S.*) \\(([#!]\\d{1,18})\\)");

    /** The request that the message of a commit tells of; empty where it tells of none. */
    public static Optional<MergedRequest> of(Revision commit, String message) {
        Optional<MergedRequest> merged = PullRequest.of(message)
                .map(request -> new MergedRequest(
                        request.reference(), request.title().isEmpty() ? request.branch() : request.title(), commit));
        return merged.or(() -> squashed(commit, message));
    }

    private static Optional<MergedRequest> squashed(Revision commit, String message) {
        Matcher matcher =
                SQUASHED.matcher(message.lines().findFirst().orElse("").strip());
        return matcher.matches()
                ? Optional.of(new MergedRequest(matcher.group(2), matcher.group(1), commit))
                : Optional.empty();
    }
}
