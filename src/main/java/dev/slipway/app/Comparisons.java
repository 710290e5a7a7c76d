package dev.slipway.app;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.release.Release;
import dev.slipway.release.ReleaseFile;
import dev.slipway.release.Revision;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What lies between releases. Revisions never change, so what was counted once is kept. */
final class Comparisons {
    private final Repository repository;
    private final Map<Pair, Counts> counted = new ConcurrentHashMap<>();

    Comparisons(Repository repository) {
        this.repository = repository;
    }

    /** Commits that would come and go, files that differ, and those of them that are new migrations. */
    record Counts(int coming, int goingAway, int files, int migrations) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    private record Pair(Revision live, Revision next, List<String> migrations) {}

    /**
     * Counts what lies between; {@code migrations} are the patterns of migration files.
     *
     * @throws dev.slipway.git.GitException if the repository lacks one of the two
     */
    Counts counts(Revision live, Revision next, List<String> migrations) {
        return counted.computeIfAbsent(new Pair(live, next, migrations), this::count);
    }

    /** The first of these releases whose commit the repository does not have. */
    Optional<Release> lacked(List<Release> releases) {
        return releases.stream().filter(release -> !has(release.revision())).findFirst();
    }

    private boolean has(Revision revision) {
        try {
            repository.commit(revision);
            return true;
        } catch (GitException missing) {
            return false;
        }
    }

    Comparison of(Optional<Release> live, Release next) {
        return live.map(before -> between(before, next))
                .orElseGet(() -> Comparison.unknown(live, next, Optional.empty()));
    }

    private Comparison between(Release live, Release next) {
        Revision from = live.revision();
        Revision to = next.revision();
        try {
            AheadBehind sides = repository.compare(to, from);
            return new Comparison(
                    Optional.of(live),
                    next,
                    repository.commitsBetween(from, to, Comparison.SHOWN),
                    repository.commitsBetween(to, from, Comparison.SHOWN),
                    sides.ahead(),
                    sides.behind(),
                    repository.changesBetween(from, to),
                    Optional.empty());
        } catch (GitException missing) {
            return Comparison.unknown(Optional.of(live), next, Optional.ofNullable(missing.getMessage()));
        }
    }

    private Counts count(Pair pair) {
        if (pair.live().equals(pair.next())) {
            return Counts.NONE;
        }
        AheadBehind sides = repository.compare(pair.next(), pair.live());
        Set<String> migrations = paths(pair.next(), pair.migrations());
        migrations.removeAll(paths(pair.live(), pair.migrations()));
        migrations.removeIf(Migrations::isWayBack);
        return new Counts(
                sides.ahead(),
                sides.behind(),
                repository.changesBetween(pair.live(), pair.next()).size(),
                migrations.size());
    }

    private Set<String> paths(Revision revision, List<String> patterns) {
        return patterns.isEmpty()
                ? new HashSet<>()
                : repository.content(revision, patterns).manifest().files().stream()
                        .map(ReleaseFile::path)
                        .collect(Collectors.toCollection(HashSet::new));
    }
}
