package dev.slipway.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One change, put into words.
 *
 * @param scope empty where it has none
 * @param line in Markdown, with what breaks below it
 */
record Note(Kind kind, String scope, String line) {
    private static final Pattern REFERRING =
            Pattern.compile("(?i)(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|references)[: ].*");

    /** In the order in which they are told. */
    enum Kind {
        BREAKING("Breaking changes"),
        FEATURE("Features"),
        FIX("Fixes"),
        PERFORMANCE("Performance"),
        REVERT("Reverted"),
        DOCUMENTATION("Documentation"),
        MAINTENANCE("Maintenance"),
        OTHER("Other changes");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Of a commit that follows the rules, breaking or not. */
        private static Kind of(ConventionalCommit commit) {
            return switch (commit.type()) {
                case "feat" -> FEATURE;
                case "fix" -> FIX;
                case "perf" -> PERFORMANCE;
                case "revert" -> REVERT;
                case "docs" -> DOCUMENTATION;
                default -> MAINTENANCE;
            };
        }
    }

    static Note of(ReleaseContent.Item item, Markdown markdown) {
        Optional<String> reverted = Reverts.subject(item.title());
        Optional<ConventionalCommit> parsed = ConventionalCommit.parse(reverted.orElseGet(
                () -> item.request().isPresent() ? item.title() : item.commit().message()));
        List<ConventionalCommit> brought = item.brought().stream()
                .flatMap(commit -> ConventionalCommit.parse(commit.message()).stream())
                .toList();
        List<ConventionalCommit> breaking =
                brought.stream().filter(ConventionalCommit::breaking).toList();
        boolean breaks = reverted.isEmpty()
                && (parsed.filter(ConventionalCommit::breaking).isPresent() || !breaking.isEmpty());
        Kind kind = reverted.map(_ -> Kind.REVERT)
                .or(() -> parsed.map(Kind::of))
                .orElseGet(() -> brought.stream()
                        .map(Kind::of)
                        .min(Comparator.naturalOrder())
                        .orElse(Kind.OTHER));
        String scope = parsed.flatMap(ConventionalCommit::scope).orElse("");
        String description = parsed.map(ConventionalCommit::description).orElseGet(() -> reverted.orElse(item.title()));
        List<String> lines = new ArrayList<>();
        lines.add(
                (scope.isEmpty() ? "" : "**" + markdown.line(scope) + ":** ") + referred(item, description, markdown));
        if (breaks) {
            explained(parsed, breaking).map(markdown::line).forEach(lines::add);
        }
        return new Note(breaks ? Kind.BREAKING : kind, scope, String.join("\n", lines));
    }

    /** What exactly breaks, as far as it says more than the line above. */
    private static Stream<String> explained(Optional<ConventionalCommit> told, List<ConventionalCommit> brought) {
        Stream<String> below = brought.stream()
                .flatMap(commit ->
                        commit.breaks().isEmpty() ? Stream.of(commit.description()) : commit.breaks().stream());
        return Stream.concat(told.stream().flatMap(commit -> commit.breaks().stream()), below)
                .filter(Predicate.not(text ->
                        told.filter(commit -> commit.description().equals(text)).isPresent()))
                .distinct();
    }

    /** The description, then what else it refers to: the pull request, and what the footers name. */
    private static String referred(ReleaseContent.Item item, String description, Markdown markdown) {
        String line = markdown.line(description);
        Stream<String> request = item.request().map(PullRequest::reference).stream()
                .filter(reference -> !Pattern.compile(Pattern.quote(reference) + "(?!\\d)")
                        .matcher(description)
                        .find())
                .map(reference ->
                        markdown.references(reference).stream().findFirst().orElse(reference));
        Stream<String> footers = item.commit()
                .message()
                .lines()
                .skip(1)
                .filter(footer -> REFERRING.matcher(footer).matches())
                .flatMap(footer -> markdown.references(footer).stream())
                .filter(reference -> !line.contains(reference));
        List<String> more = Stream.concat(request, footers).distinct().toList();
        return more.isEmpty() ? line : line + " (" + String.join(", ", more) + ")";
    }
}
