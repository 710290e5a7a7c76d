package dev.slipway.app;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.LiveRelease;
import dev.slipway.deploy.Plan;
import dev.slipway.git.ChangedFile;
import dev.slipway.git.FileChange;
import dev.slipway.git.GitException;
import dev.slipway.git.PathPatterns;
import dev.slipway.git.Repository;
import dev.slipway.project.Database;
import dev.slipway.project.Database.Compatible;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Facts;
import dev.slipway.promotion.migration.MigrationFile;
import dev.slipway.promotion.migration.MigrationFile.Change;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a plan changes of the repository's files, told by the plan and the repository alone, so that it is the same on every
 * machine that has both. What is live stands in the plan; where that is more than one release, a file differs that differs from
 * one of them. Migrations are the files that the release, what is live or a commit whose policy counts calls so: a release that
 * calls them so no longer hides none.
 */
final class PlannedChanges {
    private static final int KEPT = 16;

    private final Repository repository;
    private final ProjectFiles configurations;
    private final Policies policies;
    private final MigrationTexts texts;
    private final Map<Span, List<Differing>> read = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Span, List<Differing>> eldest) {
            return size() > KEPT;
        }
    });

    PlannedChanges(Repository repository, ProjectFiles configurations, Policies policies) {
        this.repository = repository;
        this.configurations = configurations;
        this.policies = policies;
        this.texts = new MigrationTexts(repository);
    }

    /** From what is live, in the order of the plan, to the release. */
    private record Span(List<Revision> live, Revision next) {
        static Span of(Plan plan) {
            return new Span(
                    plan.hosts().stream()
                            .flatMap(host -> host.components().stream())
                            .map(ComponentPlan::before)
                            .flatMap(Optional::stream)
                            .map(LiveRelease::release)
                            .map(Release::revision)
                            .distinct()
                            .toList(),
                    plan.release().revision());
        }
    }

    /** A file that differs from one of the live releases; from none of them where nothing is live. */
    private record Differing(Optional<Revision> live, ChangedFile file) {}

    /** As the rules of a policy look at it. */
    Facts.Changes facts(Plan plan) {
        try {
            Span span = Span.of(plan);
            List<PathPatterns> migrations = patterns(span);
            Set<String> files = new TreeSet<>();
            Set<String> left = new TreeSet<>();
            boolean migrates = false;
            for (Differing each : differing(span)) {
                ChangedFile file = each.file();
                files.add(file.path());
                moved(file).ifPresent(left::add);
                migrates |= file.kind() != FileChange.Kind.DELETED && anyTakes(migrations, file.path());
            }
            return new Facts.Changes(true, migrates, files, left);
        } catch (GitException missing) {
            return Facts.Changes.UNKNOWN;
        }
    }

    /** As people review it. */
    Migrations migrations(Plan plan) {
        Span span = Span.of(plan);
        Compatible claim = migrate(configurations.of(span.next()))
                .map(Database.Migrate::compatible)
                .orElse(Compatible.UNKNOWN);
        try {
            List<PathPatterns> patterns = patterns(span);
            return patterns.isEmpty() ? Migrations.NONE : Migrations.of(files(span, patterns), claim);
        } catch (GitException missing) {
            return Migrations.unknown(claim, String.valueOf(missing.getMessage()));
        }
    }

    private List<MigrationFile> files(Span span, List<PathPatterns> patterns) {
        Map<String, MigrationFile> files = new TreeMap<>();
        for (Differing each : differing(span)) {
            ChangedFile file = each.file();
            if (file.kind() == FileChange.Kind.DELETED) {
                gone(file.path(), each, patterns).ifPresent(gone -> files.putIfAbsent(gone.path(), gone));
                continue;
            }
            moved(file)
                    .flatMap(path -> gone(path, each, patterns))
                    .ifPresent(gone -> files.putIfAbsent(gone.path(), gone));
            if (anyTakes(patterns, file.path())) {
                Change change = file.kind() == FileChange.Kind.MODIFIED ? Change.CHANGED : Change.NEW;
                MigrationFile here = new MigrationFile(file.path(), change, texts.at(span.next(), file.path()));
                files.merge(file.path(), here, (one, other) -> one.change() == Change.NEW ? one : other);
            }
        }
        return List.copyOf(files.values());
    }

    private Optional<MigrationFile> gone(String path, Differing each, List<PathPatterns> patterns) {
        return each.live()
                .filter(_ -> anyTakes(patterns, path))
                .map(live -> new MigrationFile(path, Change.GONE, texts.at(live, path)));
    }

    /** Where a file was that is not there any more. */
    private static Optional<String> moved(ChangedFile file) {
        return file.kind() == FileChange.Kind.RENAMED ? file.oldPath() : Optional.empty();
    }

    private static boolean anyTakes(List<PathPatterns> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private List<PathPatterns> patterns(Span span) {
        Stream<Optional<ProjectConfig>> ofReleases =
                Stream.concat(span.live().stream(), Stream.of(span.next())).map(configurations::of);
        Stream<Optional<ProjectConfig>> ofPolicies =
                policies.protecting().stream().map(policy -> Optional.of(policy.config()));
        return Stream.concat(ofReleases, ofPolicies)
                .flatMap(config -> migrate(config).stream())
                .flatMap(migrate -> migrate.files().stream())
                .distinct()
                .map(pattern -> new PathPatterns(List.of(pattern)))
                .toList();
    }

    private static Optional<Database.Migrate> migrate(Optional<ProjectConfig> config) {
        return config.flatMap(ProjectConfig::database).flatMap(Database::migrate);
    }

    /** Commits never change, so the last few that were read are kept. */
    private List<Differing> differing(Span span) {
        List<Differing> known = read.get(span);
        if (known != null) {
            return known;
        }
        List<Differing> found = new ArrayList<>();
        if (span.live().isEmpty()) {
            repository
                    .changes(Optional.empty(), span.next())
                    .forEach(file -> found.add(new Differing(Optional.empty(), file)));
        }
        for (Revision live : span.live()) {
            repository
                    .changes(Optional.of(live), span.next())
                    .forEach(file -> found.add(new Differing(Optional.of(live), file)));
        }
        List<Differing> differing = List.copyOf(found);
        read.put(span, differing);
        return differing;
    }
}
