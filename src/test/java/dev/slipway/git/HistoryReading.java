package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Row;
import dev.slipway.git.graph.Tip;
import dev.slipway.git.signature.Signature;
import dev.slipway.release.Digest;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that the history of a repository shows, read from it, and the repository the same behind it, byte for byte. */
record HistoryReading(
        Names names,
        List<Row> rows,
        List<Revision> unreadable,
        Map<String, Commit> commits,
        Map<String, List<ChangedFile>> changes,
        List<FileDiff> diffs,
        List<GitException> refused) {

    private record Names(Head head, List<Branch> branches, List<Tag> tags, List<String> brokenRefs) {}

    static HistoryReading of(Path directory) {
        Map<String, Digest> before = files(directory);
        HistoryReading reading;
        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.refs()).isEqualTo(repository.refs());
            reading = read(repository);
        }
        assertThat(files(directory)).isEqualTo(before);
        return reading;
    }

    private static HistoryReading read(Repository repository) {
        Head head = repository.head();
        List<Branch> branches = repository.branches();
        List<Tag> tags = repository.tags();
        List<Tip> tips = Stream.of(
                        head.revision().stream().filter(repository::has).map(at -> new Tip(at, "HEAD")),
                        branches.stream().map(branch -> new Tip(branch.tip(), branch.name())),
                        tags.stream().map(tag -> new Tip(tag.revision(), tag.name())))
                .flatMap(each -> each)
                .toList();
        GraphView graph = repository.graph(Extent.whole(List.of(), tips));
        while (!graph.complete()) {
            graph.extend(100);
        }
        List<Row> rows = graph.rows(0, graph.size());
        List<GitException> refused = new ArrayList<>();
        Map<String, Commit> commits = new LinkedHashMap<>();
        refused.addAll(repository
                .commits(
                        rows.stream().map(Row::revision).toList(),
                        commit -> commits.put(commit.revision().id(), commit))
                .values());
        List<Revision> all = tips.stream().map(Tip::revision).distinct().toList();
        for (Revision tip : all) {
            answered(refused, () -> repository.compare(all, tip));
            answered(refused, () -> repository.compare(all.getFirst(), tip));
            answered(refused, () -> repository.containing(tip, all));
        }
        Map<String, List<ChangedFile>> changes = new LinkedHashMap<>();
        List<FileDiff> diffs = new ArrayList<>();
        for (Row row : rows) {
            answered(refused, () -> repository.signatures(Map.of()).of(row.revision()))
                    .ifPresent(signature -> assertThat(signature).isEqualTo(new Signature.None()));
            answered(refused, () -> repository.changes(row.revision())).ifPresent(files -> {
                changes.put(row.revision().id(), files);
                for (ChangedFile file : files) {
                    answered(refused, () -> repository.counts(List.of(file)));
                    answered(refused, () -> repository.diff(file, DiffOptions.DEFAULT))
                            .ifPresent(diffs::add);
                }
            });
        }
        repository.shallow();
        answered(refused, repository::modified);
        answered(refused, () -> repository.tracks("a.txt"));
        refused.forEach(HistoryReading::assertThatAPersonUnderstands);
        return new HistoryReading(
                new Names(head, branches, tags, repository.brokenRefs()),
                rows,
                graph.unreadable(),
                commits,
                changes,
                diffs,
                refused);
    }

    private static <T> Optional<T> answered(List<GitException> refused, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (GitException e) {
            refused.add(e);
            return Optional.empty();
        }
    }

    private static void assertThatAPersonUnderstands(GitException refusal) {
        assertThat(refusal.getMessage()).startsWith("The repository /").doesNotContain("\n", "null");
        assertThat(refusal.remedy()).isNotBlank();
    }

    Head head() {
        return names.head();
    }

    List<Branch> branches() {
        return names.branches();
    }

    List<Tag> tags() {
        return names.tags();
    }

    List<String> brokenRefs() {
        return names.brokenRefs();
    }

    /** Ids of the rows, from above. */
    List<String> ids() {
        return rows.stream().map(row -> row.revision().id()).toList();
    }

    Commit commit(Revision revision) {
        return Optional.ofNullable(commits.get(revision.id())).orElseThrow();
    }

    /** Everything is there, in git's order and with what git says of it. */
    HistoryReading isThatOf(GitProgram git) {
        assertThat(refused).isEmpty();
        assertThat(brokenRefs()).isEmpty();
        assertThat(unreadable).isEmpty();
        List<String> listed = git.run("rev-list", "--timestamp", "HEAD", "--branches", "--remotes", "--tags")
                .lines()
                .toList();
        assertThat(ids())
                .containsExactlyInAnyOrderElementsOf(listed.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
        assertThat(commits.values())
                .as("in git's order; of those of one second any may come first")
                .extracting(commit -> Long.toString(commit.at().getEpochSecond()))
                .containsExactlyElementsOf(listed.stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
        for (Commit commit : commits.values()) {
            assertThat(List.of(
                            commit.subject(),
                            commit.author().name(),
                            commit.author().email(),
                            Long.toString(commit.authored().getEpochSecond()),
                            Long.toString(commit.at().getEpochSecond())))
                    .isEqualTo(List.of(git.run(
                                    "log",
                                    "-1",
                                    "--format=%s%x00%an%x00%ae%x00%at%x00%ct",
                                    commit.revision().id())
                            .split("\0", -1)));
        }
        return this;
    }

    private static Map<String, Digest> files(Path directory) {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                digests.put(file.toString(), Digest.of(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new AssertionError("The files cannot be read", e);
        }
        return digests;
    }
}
