package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.release.MergedRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who made commits, and which pull requests they are of.
 *
 * @param authors those of the most commits first
 * @param requests the latest first
 */
public record Work(List<Author> authors, List<MergedRequest> requests) {
    /** Nobody's. */
    public static final Work NONE = new Work(List.of(), List.of());

    public Work {
        authors = List.copyOf(authors);
        requests = List.copyOf(requests);
    }

    /** A person who made this many of them. */
    public record Author(String name, int commits) {}

    /** Of these commits, the latest first. */
    static Work of(List<Commit> commits) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        commits.forEach(commit -> counts.merge(commit.author().name(), 1, Integer::sum));
        return new Work(
                counts.entrySet().stream()
                        .map(count -> new Author(count.getKey(), count.getValue()))
                        .sorted(Comparator.comparingInt(Author::commits).reversed())
                        .toList(),
                commits.stream()
                        .map(commit -> MergedRequest.of(commit.revision(), commit.message()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
